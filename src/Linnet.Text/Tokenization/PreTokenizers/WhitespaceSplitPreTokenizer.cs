using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Cuts at white space only, which vanishes.</summary>
public sealed class WhitespaceSplitPreTokenizer : PreTokenizer
{
    internal override void Apply(TextPieces text) =>
        text.Split(new CharacterPattern(CodePoints.IsWhiteSpace), SplitBehavior.Removed);

    internal override AsciiScanner CreateAsciiScanner() => new WhitespaceScanner();

    internal override void Write(Utf8JsonWriter json) => json.WriteType("WhitespaceSplit");
}
