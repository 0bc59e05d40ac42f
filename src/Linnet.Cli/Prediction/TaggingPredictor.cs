using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Prediction;

/// <summary>Entities with their types and places; with intents also what the whole text wants.</summary>
/// <param name="task">The task's name.</param>
internal sealed class TaggingPredictor(string task) : IPredictor
{
    /// <inheritdoc/>
    public string Task => task;

    /// <inheritdoc/>
    public void Run(PredictRequest request)
    {
        using var pipeline = TokenClassificationPipeline.Load(request.Model);
        foreach (var inputs in request.Inputs())
        {
            foreach (var answer in pipeline.Recognize([.. inputs.Select(input => input.Text)]))
            {
                if (request.Json) PrintJson(answer);
                else PrintText(answer);
            }
        }
    }

    private static void PrintText(TokenClassification answer)
    {
        if (answer.Intent is { } intent) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"intent {intent} {answer.IntentScore:F4}"));
        foreach (var (type, text, start, end, score) in answer.Entities)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{type}\t{text}\t{start}-{end}\t{score:F4}"));
        if (answer.Entities.Count == 0 && answer.Intent is null) Console.WriteLine("(nothing found)");
    }

    private static void PrintJson(TokenClassification answer) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("text", answer.Text);
        if (answer.Intent is { } intent)
        {
            writer.WriteString("intent", intent);
            writer.WriteNumber("intent_score", answer.IntentScore);
        }

        writer.WriteStartArray("entities");
        foreach (var (type, text, start, end, score) in answer.Entities)
        {
            writer.WriteStartObject();
            writer.WriteString("entity_group", type);
            writer.WriteNumber("score", score);
            writer.WriteString("word", text);
            writer.WriteNumber("start", start);
            writer.WriteNumber("end", end);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }));
}
