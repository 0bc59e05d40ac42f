using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Takes runs of word characters and runs of symbols apart: <c>\w+|[^\w\s]+</c>; white space vanishes.</summary>
public sealed class WhitespacePreTokenizer : PreTokenizer
{
    internal override void Apply(TextPieces text) => text.Split(default(WordPattern), SplitBehavior.Removed, invert: true);

    internal override void Write(Utf8JsonWriter json) => json.WriteType("Whitespace");
}
