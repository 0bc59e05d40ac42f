using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Prediction;

/// <summary>Labels with their probabilities.</summary>
internal sealed class TextClassificationPredictor : IPredictor
{
    /// <inheritdoc/>
    public string Task => ModelTask.TextClassification;

    /// <inheritdoc/>
    public void Run(PredictRequest request)
    {
        using var pipeline = TextClassificationPipeline.Load(request.Model, new PipelineOptions { Threshold = request.Threshold });
        foreach (var inputs in request.Inputs())
        {
            var answers = pipeline.Classify(inputs);
            for (var i = 0; i < inputs.Length; i++)
            {
                if (request.Json) PrintJson(inputs[i], answers[i], request.Top);
                else PrintText(pipeline, answers[i], request.Top);
            }
        }
    }

    private static void PrintText(TextClassificationPipeline pipeline, TextClassification answer, int top)
    {
        var shown = pipeline.Classifier.ProblemType == ProblemType.MultiLabel && top == 1
            ? answer.Scores.Where(score => answer.Labels.Contains(score.Label))
            : answer.Top(top);
        Console.WriteLine(string.Join('\t', shown.Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Label} {score.Score:F4}"))));
        if (answer.IsTruncated) Console.Error.WriteLine("linnet: the text was longer than the model reads; its end was left out.");
    }

    private static void PrintJson(TextInput input, TextClassification answer, int top) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("text", input.Text);
        if (input.Pair is not null) writer.WriteString("pair", input.Pair);
        writer.WriteStartArray("labels");
        foreach (var label in answer.Labels) writer.WriteStringValue(label);
        writer.WriteEndArray();
        writer.WriteStartArray("scores");
        foreach (var score in answer.Top(top))
        {
            writer.WriteStartObject();
            writer.WriteString("label", score.Label);
            writer.WriteNumber("score", score.Score);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteBoolean("truncated", answer.IsTruncated);
    }));
}
