using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Connectionist temporal classification (Graves et al. 2006): repeats count once, padding vanishes, a mark becomes a space.</summary>
/// <param name="padToken">Stands between repeats that are meant.</param>
/// <param name="wordDelimiterToken">The mark between words.</param>
/// <param name="cleanup">Put spaces for marks and mend English punctuation.</param>
public sealed class CtcDecoder(string padToken = "<pad>", string wordDelimiterToken = "|", bool cleanup = true) : Decoder
{
    internal override List<string> Apply(List<string> tokens)
    {
        var result = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > 0 && tokens[i] == tokens[i - 1]) continue;
            var token = Replace(tokens[i], padToken, "");
            if (cleanup) token = Replace(WordPieceDecoder.CleanUp(token), wordDelimiterToken, " ");
            if (token.Length > 0) result.Add(token);
        }

        return result;
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "CTC");
        json.WriteString("pad_token", padToken);
        json.WriteString("word_delimiter_token", wordDelimiterToken);
        json.WriteBoolean("cleanup", cleanup);
        json.WriteEndObject();
    }

    private static string Replace(string text, string from, string to) =>
        from.Length == 0 ? text : text.Replace(from, to, StringComparison.Ordinal);
}
