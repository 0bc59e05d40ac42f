using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Cuts where a pattern matches.</summary>
/// <param name="pattern">What to look for.</param>
/// <param name="behavior">What becomes of the matches.</param>
/// <param name="invert">Take what does not match as the delimiter, so that the pattern describes the words.</param>
public sealed class SplitPreTokenizer(TextPattern pattern, SplitBehavior behavior, bool invert = false) : PreTokenizer
{
    internal override void Apply(TextPieces text) => text.Split(pattern, behavior, invert);

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "Split");
        json.WritePropertyName("pattern");
        pattern.Write(json);
        json.WriteString("behavior", behavior.ToString());
        json.WriteBoolean("invert", invert);
        json.WriteEndObject();
    }
}
