using System.Text.Json;

namespace Linnet.Hub.Diff;

/// <summary>The tokens of a <c>tokenizer.json</c> with their ids, whatever its model; entries that are none are passed over.</summary>
internal static class TokenizerVocabulary
{
    internal static Dictionary<string, int> Read(JsonElement root)
    {
        var idOf = new Dictionary<string, int>(StringComparer.Ordinal);
        switch (root.Get("model")?.Get("vocab"))
        {
            case { ValueKind: JsonValueKind.Object } tokens:
                foreach (var token in tokens.EnumerateObject())
                {
                    if (token.Value.ValueKind == JsonValueKind.Number && token.Value.TryGetInt32(out var id)) idOf[token.Name] = id;
                }

                break;
            case { ValueKind: JsonValueKind.Array } pieces:
                var position = 0;
                foreach (var piece in pieces.EnumerateArray())
                {
                    if (TokenOf(piece) is { } token) idOf[token] = position;
                    position++;
                }

                break;
        }

        if (root.Get("added_tokens") is { ValueKind: JsonValueKind.Array } added)
        {
            foreach (var token in added.EnumerateArray())
            {
                if (token.GetText("content") is { } content && token.Get("id") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var id))
                    idOf[content] = id;
            }
        }

        return idOf;
    }

    /// <summary>A piece with its score: <c>["▁the", -3.2]</c>.</summary>
    private static string? TokenOf(JsonElement piece) =>
        piece.ValueKind == JsonValueKind.Array && piece.GetArrayLength() > 0 && piece[0].ValueKind == JsonValueKind.String ? JsonFile.Text(piece[0]) : null;
}
