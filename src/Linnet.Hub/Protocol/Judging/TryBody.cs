using System.Text.Json;
using Linnet.Hub.Repositories;
using Linnet.Hub.TryIt;

namespace Linnet.Hub.Protocol.Judging;

/// <summary>Reads an input as Hugging Face's clients write it: <c>inputs</c>, a text or an object, and <c>parameters</c>.</summary>
internal static class TryBody
{
    /// <summary>Reads a body.</summary>
    /// <returns>The input, and the revision that is to be tried.</returns>
    internal static (TryInput Input, string Revision) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("inputs", out var inputs))
            throw new RefusedException(Refusal.BadRequest, "The body needs 'inputs': a text, or an object such as {\"question\": …, \"context\": …}.");
        var parameters = body.TryGetProperty("parameters", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
        var input = inputs.ValueKind switch
        {
            JsonValueKind.String => new TryInput(inputs.GetString()!),
            JsonValueKind.Object => new TryInput(Text(inputs, "text") ?? Text(inputs, "question") ?? Text(inputs, "source_sentence") ?? string.Empty)
            {
                Second = Text(inputs, "text_pair") ?? Text(inputs, "context"),
                Others = Texts(inputs, "sentences"),
            },
            _ => throw new RefusedException(Refusal.BadRequest, "'inputs' has to be a text or an object."),
        };
        var defaults = new TryInput(string.Empty);
        input = input with
        {
            Labels = Texts(parameters, "candidate_labels"),
            Top = Number(parameters, "top_k") is { } top ? (int)Math.Clamp(top, 0, int.MaxValue) : defaults.Top,
            MaxNewTokens = Number(parameters, "max_new_tokens") is { } most ? (int)Math.Clamp(most, 0, int.MaxValue) : defaults.MaxNewTokens,
            Temperature = (float?)Number(parameters, "temperature"),
        };
        return (input, Text(body, "revision") ?? RefNames.MainBranch);
    }

    private static string? Text(JsonElement element, string field)
    {
        if (!TryGet(element, field, out var value)) return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new RefusedException(Refusal.BadRequest, $"'{field}' has to be a text.");
    }

    /// <summary>A list of texts, or one text with commas.</summary>
    private static string[] Texts(JsonElement element, string field)
    {
        if (!TryGet(element, field, out var value)) return [];
        if (value.ValueKind == JsonValueKind.String) return value.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw new RefusedException(Refusal.BadRequest, $"'{field}' has to be a list of texts.");
    }

    private static double? Number(JsonElement element, string field)
    {
        if (!TryGet(element, field, out var value)) return null;
        return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw new RefusedException(Refusal.BadRequest, $"'{field}' has to be a number.");
    }

    private static bool TryGet(JsonElement element, string field, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out value) && value.ValueKind != JsonValueKind.Null;
    }
}
