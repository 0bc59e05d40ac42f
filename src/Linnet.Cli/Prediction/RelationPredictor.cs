using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Prediction;

/// <summary>The relation of the two marked entities of each text.</summary>
internal sealed class RelationPredictor : IPredictor
{
    /// <inheritdoc/>
    public string Task => ModelTask.RelationExtraction;

    /// <inheritdoc/>
    public void Run(PredictRequest request)
    {
        using var pipeline = RelationExtractionPipeline.Load(request.Model);
        foreach (var inputs in request.Inputs())
        {
            var answers = pipeline.Extract([.. inputs.Select(input => input.Text)]);
            for (var i = 0; i < inputs.Length; i++)
            {
                if (request.Json) PrintJson(inputs[i].Text, answers[i], request.Top);
                else Console.WriteLine(string.Join('\t', answers[i].Top(request.Top).Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Label} {score.Score:F4}"))));
            }
        }
    }

    private static void PrintJson(string text, TextClassification answer, int top) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("text", text);
        writer.WriteString("relation", answer.Label);
        writer.WriteStartArray("scores");
        foreach (var score in answer.Top(top))
        {
            writer.WriteStartObject();
            writer.WriteString("label", score.Label);
            writer.WriteNumber("score", score.Score);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }));
}
