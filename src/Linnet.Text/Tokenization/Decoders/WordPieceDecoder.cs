using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Joins pieces that carry a prefix to the one before, puts spaces between words, and mends English punctuation.</summary>
/// <param name="prefix">Marks the pieces that do not begin a word.</param>
/// <param name="cleanup">Take spaces away before punctuation and in contractions.</param>
public sealed class WordPieceDecoder(string prefix = "##", bool cleanup = true) : Decoder
{
    internal override List<string> Apply(List<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (i > 0) token = token.StartsWith(prefix, StringComparison.Ordinal) ? token[prefix.Length..] : " " + token;
            tokens[i] = cleanup ? CleanUp(token) : token;
        }

        return tokens;
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "WordPiece");
        json.WriteString("prefix", prefix);
        json.WriteBoolean("cleanup", cleanup);
        json.WriteEndObject();
    }

    internal static string CleanUp(string text) => text
        .Replace(" .", ".", StringComparison.Ordinal)
        .Replace(" ?", "?", StringComparison.Ordinal)
        .Replace(" !", "!", StringComparison.Ordinal)
        .Replace(" ,", ",", StringComparison.Ordinal)
        .Replace(" ' ", "'", StringComparison.Ordinal)
        .Replace(" n't", "n't", StringComparison.Ordinal)
        .Replace(" 'm", "'m", StringComparison.Ordinal)
        .Replace(" do not", " don't", StringComparison.Ordinal)
        .Replace(" 's", "'s", StringComparison.Ordinal)
        .Replace(" 've", "'ve", StringComparison.Ordinal)
        .Replace(" 're", "'re", StringComparison.Ordinal);
}
