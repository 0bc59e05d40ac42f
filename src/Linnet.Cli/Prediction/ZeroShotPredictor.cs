using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Prediction;

/// <summary>Labels that a language model chooses by a prompt: the caller's, or the one that it was tuned with.</summary>
internal sealed class ZeroShotPredictor : IPredictor
{
    /// <inheritdoc/>
    public string Task => ModelTask.ZeroShotClassification;

    /// <inheritdoc/>
    public void Run(PredictRequest request)
    {
        var prompt = request.Prompt.Resolve(Prompt.FromFolder(ModelFolder.Open(request.Model)));
        using var pipeline = ZeroShotClassificationPipeline.Load(request.Model, request.Prompt.Shots(prompt.Labels));
        foreach (var line in pipeline.Remarks(prompt)) Console.Error.WriteLine(line);
        foreach (var input in request.Inputs().SelectMany(inputs => inputs))
        {
            var scores = pipeline.Classify(input.Text, prompt);
            if (request.Json) PrintJson(input.Text, scores);
            else Console.WriteLine(string.Join('\t', scores.Take(request.Top).Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Label} {score.Score:F4}"))));
        }
    }

    private static void PrintJson(string text, IReadOnlyList<LabelScore> scores) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("sequence", text);
        writer.WriteStartArray("labels");
        foreach (var score in scores) writer.WriteStringValue(score.Label);
        writer.WriteEndArray();
        writer.WriteStartArray("scores");
        foreach (var score in scores) writer.WriteNumberValue(score.Score);
        writer.WriteEndArray();
    }));
}
