namespace Linnet.Text.Tokenization;

/// <summary><see cref="ByteLevelPreTokenizer"/> on plain ASCII.</summary>
internal sealed class Gpt2Scanner(bool prefixesSpace) : AsciiScanner
{
    internal override bool PrefixesSpace => prefixesSpace;

    internal override void Scan(ReadOnlySpan<byte> text, IdEncoder encoder)
    {
        while (!text.IsEmpty)
        {
            var length = Gpt2Pattern.WordLength(text);
            encoder.Append(text[..length]);
            text = text[length..];
        }
    }

    internal override int Spell(ReadOnlySpan<byte> word, Span<byte> destination) => ByteAlphabet.Spell(word, destination);
}
