using System.Globalization;
using System.Text.Json;

namespace Linnet.Cli.Output;

/// <summary>A difference between two versions as lines for people.</summary>
internal static class DiffText
{
    private const int ShownTensors = 20;
    private const int ShownFields = 10;

    /// <summary>Reads the JSON of a difference.</summary>
    internal static IEnumerable<string> Lines(JsonElement diff)
    {
        var files = Items(diff, "files").ToList();
        if (files.Count == 0) yield return "no difference";
        foreach (var file in files)
        {
            yield return File(file);
            foreach (var field in Items(Part(file, "fields"), "changes").Take(ShownFields)) yield return $"    {Text(field, "path")}: {Text(field, "before") ?? "-"} → {Text(field, "after") ?? "-"}";
        }

        foreach (var line in Tokenizer(Part(diff, "tokenizer")).Concat(Weights(Part(diff, "weights"))).Concat(Card(Part(diff, "card")))) yield return line;
    }

    private static string File(JsonElement file)
    {
        var size = (Number(file, "sizeBefore"), Number(file, "sizeAfter")) switch
        {
            ({ } before, { } after) when before != after => $"{Wording.Bytes(before)} → {Wording.Bytes(after)}",
            (_, { } after) => Wording.Bytes(after),
            ({ } before, _) => Wording.Bytes(before),
            _ => string.Empty,
        };
        var lines = Part(file, "text") is { ValueKind: JsonValueKind.Object } text ? $", +{Number(text, "addedLines")} -{Number(text, "removedLines")} lines" : string.Empty;
        var from = Text(file, "pathBefore") is { } before2 ? $" (was {before2})" : string.Empty;
        return $"{Text(file, "kind"),-8} {Text(file, "path")}{from}  {size}{lines}";
    }

    private static IEnumerable<string> Tokenizer(JsonElement tokenizer)
    {
        if (tokenizer.ValueKind != JsonValueKind.Object) yield break;
        yield return $"tokeniser: {Number(tokenizer, "sizeBefore")} → {Number(tokenizer, "sizeAfter")} tokens; {Count("added")} new, {Count("removed")} gone, {Count("moved")} with another id";

        long? Count(string field) => Number(Part(tokenizer, field), "count");
    }

    private static IEnumerable<string> Weights(JsonElement weights)
    {
        if (weights.ValueKind != JsonValueKind.Object) yield break;
        yield return $"weights: {Number(weights, "changedCount")} tensors differ, {Number(weights, "sameCount")} are the same";
        foreach (var tensor in Items(weights, "changes").Take(ShownTensors))
        {
            var values = Part(tensor, "values");
            var measure = values.ValueKind == JsonValueKind.Object && values.TryGetProperty("relativeL2", out var relative)
                ? string.Create(CultureInfo.InvariantCulture, $"  relative L2 {relative.GetDouble():G4}")
                : string.Empty;
            yield return $"    {Text(tensor, "kind"),-8} {Text(tensor, "name")}{measure}";
        }

        foreach (var problem in Items(weights, "problems")) yield return $"    {problem.GetString()}";
    }

    private static IEnumerable<string> Card(JsonElement card)
    {
        foreach (var metric in Items(card, "metrics")) yield return $"metric: {Text(metric, "dataset")} {Text(metric, "metric")}: {Value(metric, "before")} → {Value(metric, "after")}";
        if (Part(card, "license") is { ValueKind: JsonValueKind.Object } license) yield return $"licence: {Text(license, "before") ?? "-"} → {Text(license, "after") ?? "-"}";
        foreach (var dependency in Items(card, "dependencies")) yield return $"{Text(dependency, "kind")} {Text(dependency, "field")}: {Text(dependency, "name")}";
    }

    private static JsonElement Part(JsonElement element, string field) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) ? value : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string field) => Part(element, field) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static string? Text(JsonElement element, string field) => Part(element, field) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static long? Number(JsonElement element, string field) => Part(element, field) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    private static string Value(JsonElement element, string field) => Part(element, field) is { ValueKind: JsonValueKind.Number } value ? value.GetRawText() : "-";
}
