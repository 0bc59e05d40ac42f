using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Sets numbers apart from what stands around them.</summary>
/// <param name="individualDigits">Every digit for itself rather than numbers whole.</param>
public sealed class DigitsPreTokenizer(bool individualDigits = false) : PreTokenizer
{
    internal override void Apply(TextPieces text) =>
        text.Split(new CharacterPattern(CodePoints.IsNumeric), individualDigits ? SplitBehavior.Isolated : SplitBehavior.Contiguous);

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "Digits");
        json.WriteBoolean("individual_digits", individualDigits);
        json.WriteEndObject();
    }
}
