using System.Text;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Takes a character away at the ends of every token.</summary>
/// <param name="content">The character.</param>
/// <param name="start">How many at most at the beginning.</param>
/// <param name="stop">How many at most at the end.</param>
public sealed class StripDecoder(Rune content, int start, int stop) : Decoder
{
    internal override List<string> Apply(List<string> tokens)
    {
        var unit = content.ToString();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i].AsSpan();
            for (var n = 0; n < start && token.StartsWith(unit, StringComparison.Ordinal); n++) token = token[unit.Length..];
            for (var n = 0; n < stop && token.EndsWith(unit, StringComparison.Ordinal); n++) token = token[..^unit.Length];
            tokens[i] = token.ToString();
        }

        return tokens;
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "Strip");
        json.WriteString("content", content.ToString());
        json.WriteNumber("start", start);
        json.WriteNumber("stop", stop);
        json.WriteEndObject();
    }
}
