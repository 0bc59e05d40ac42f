using System.Text.Json;

namespace Linnet.Hub.Diff;

/// <summary>Compares two <c>tokenizer.json</c>.</summary>
internal static class TokenizerComparison
{
    private const int MaxShown = 100;

    /// <summary>Compares two files.</summary>
    /// <returns>Null where one of them is no JSON object.</returns>
    internal static TokenizerDiff? Compare(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        using var old = JsonFile.TryParse(before);
        using var present = JsonFile.TryParse(after);
        if (old?.RootElement.ValueKind != JsonValueKind.Object || present?.RootElement.ValueKind != JsonValueKind.Object) return null;
        return JsonFile.OrNull(() => Compare(old.RootElement, present.RootElement));
    }

    private static TokenizerDiff Compare(JsonElement before, JsonElement after)
    {
        var (old, present) = (TokenizerVocabulary.Read(before), TokenizerVocabulary.Read(after));
        return new TokenizerDiff
        {
            ModelBefore = before.Get("model")?.GetText("type"),
            ModelAfter = after.Get("model")?.GetText("type"),
            SizeBefore = old.Count,
            SizeAfter = present.Count,
            Added = List(present.Where(token => !old.ContainsKey(token.Key))),
            Removed = List(old.Where(token => !present.ContainsKey(token.Key))),
            Moved = List(old.Where(token => present.TryGetValue(token.Key, out var id) && id != token.Value)),
            MergesBefore = Merges(before),
            MergesAfter = Merges(after),
            MergesChanged = HaveOtherMerges(before, after),
            Fields = Fields(before, after),
        };
    }

    private static TokenList List(IEnumerable<KeyValuePair<string, int>> tokens)
    {
        var ordered = tokens.OrderBy(token => token.Value).ThenBy(token => token.Key, StringComparer.Ordinal).ToArray();
        return new TokenList(ordered.Length, [.. ordered.Take(MaxShown).Select(token => token.Key)]);
    }

    private static int Merges(JsonElement root) => root.Get("model")?.Get("merges") is { ValueKind: JsonValueKind.Array } merges ? merges.GetArrayLength() : 0;

    private static bool HaveOtherMerges(JsonElement before, JsonElement after) => (before.Get("model")?.Get("merges"), after.Get("model")?.Get("merges")) switch
    {
        ({ } old, { } present) => !JsonElement.DeepEquals(old, present),
        var (old, present) => old.HasValue != present.HasValue,
    };

    /// <summary>Vocabulary, merges and added tokens are told as tokens, not as fields.</summary>
    private static FieldChanges Fields(JsonElement before, JsonElement after)
    {
        var rest = FieldComparison.Compare(before, after, "model", "added_tokens");
        if (before.Get("model") is not { } old || after.Get("model") is not { } present) return rest;
        var model = FieldComparison.Compare(old, present, "vocab", "merges");
        var changes = model.Changes.Select(change => change with { Path = change.Path.StartsWith('[') ? $"model{change.Path}" : $"model.{change.Path}" });
        return new FieldChanges([.. rest.Changes, .. changes], rest.Count + model.Count);
    }
}
