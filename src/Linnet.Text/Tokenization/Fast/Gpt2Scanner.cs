namespace Linnet.Text.Tokenization;

/// <summary><see cref="ByteLevelPreTokenizer"/> on plain ASCII.</summary>
internal sealed class Gpt2Scanner(bool prefixesSpace) : AsciiScanner
{
    internal override bool PrefixesSpace => prefixesSpace;

    internal override void Scan(ReadOnlySpan<byte> text, TextEncoder encoder)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = start + Gpt2Pattern.WordLength(text[start..]);
            encoder.Append(text[start..end], start);
        }
    }

    internal override int Spell(ReadOnlySpan<byte> word, Span<byte> destination) => ByteAlphabet.Spell(word, destination);
}
