using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Cuts at punctuation.</summary>
/// <param name="behavior">What becomes of the punctuation.</param>
public sealed class PunctuationPreTokenizer(SplitBehavior behavior = SplitBehavior.Isolated) : PreTokenizer
{
    internal override void Apply(TextPieces text) => text.Split(new CharacterPattern(CodePoints.IsPunctuation), behavior);

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "Punctuation");
        json.WriteString("behavior", behavior.ToString());
        json.WriteEndObject();
    }
}
