using System.Text;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Puts one text in the place of every match of a pattern.</summary>
/// <param name="pattern">What to look for in each token.</param>
/// <param name="content">What to put there.</param>
public sealed class ReplaceDecoder(TextPattern pattern, string content) : Decoder
{
    internal override List<string> Apply(List<string> tokens)
    {
        var matches = new Row<Match>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var bytes = Utf8Text.ToBytes(tokens[i]);
            matches.Clear();
            pattern.FindMatches(bytes, matches);
            var text = new StringBuilder();
            foreach (var match in matches.AsSpan())
                text.Append(match.IsMatch ? content : Utf8Text.ToString(bytes.AsSpan(match.Start, match.End - match.Start)));
            tokens[i] = text.ToString();
        }

        return tokens;
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "Replace");
        json.WritePropertyName("pattern");
        pattern.Write(json);
        json.WriteString("content", content);
        json.WriteEndObject();
    }
}
