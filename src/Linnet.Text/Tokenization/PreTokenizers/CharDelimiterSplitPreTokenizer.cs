using System.Text;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Cuts at one character, which vanishes.</summary>
/// <param name="delimiter">The character.</param>
public sealed class CharDelimiterSplitPreTokenizer(Rune delimiter) : PreTokenizer
{
    internal override void Apply(TextPieces text)
    {
        var wanted = delimiter.Value;
        text.Split(new CharacterPattern(c => c == wanted), SplitBehavior.Removed);
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "CharDelimiterSplit");
        json.WriteString("delimiter", delimiter.ToString());
        json.WriteEndObject();
    }
}
