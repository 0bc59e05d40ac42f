using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Data;
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
        using var pipeline = ZeroShotClassificationPipeline.Load(request.Model, Examples(request.Prompt.Examples));
        var prompt = PromptOf(request.Prompt);
        foreach (var input in request.Inputs().SelectMany(inputs => inputs))
        {
            var scores = pipeline.Classify(input.Text, prompt);
            if (request.Json) PrintJson(input.Text, scores);
            else Console.WriteLine(string.Join('\t', scores.Take(request.Top).Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Label} {score.Score:F4}"))));
        }
    }

    private static Prompt? PromptOf(PromptRequest request) => request.Labels is { } labels
        ? new Prompt(List(labels), request.Template, Prompt.ParseWords(List(request.Verbalizer ?? "")))
        : null;

    private static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static List<(string Text, string Label)> Examples(string? path) => path is null
        ? []
        : [.. DataFile.Read(path, DataFile.Sniff(path, new DataFileOptions())).Where(row => row.Label is not null).Select(row => (row.Text, row.Label!))];

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
