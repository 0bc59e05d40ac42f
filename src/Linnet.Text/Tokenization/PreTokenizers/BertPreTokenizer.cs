using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Cuts at white space, which vanishes, and around every punctuation character (Devlin et al. 2018).</summary>
public sealed class BertPreTokenizer : PreTokenizer
{
    internal override void Apply(TextPieces text)
    {
        text.Split(new CharacterPattern(CodePoints.IsWhiteSpace), SplitBehavior.Removed);
        text.Split(new CharacterPattern(CodePoints.IsPunctuation), SplitBehavior.Isolated);
    }

    internal override AsciiScanner CreateAsciiScanner() => new BertScanner();

    internal override void Write(Utf8JsonWriter json) => json.WriteType("BertPreTokenizer");
}
