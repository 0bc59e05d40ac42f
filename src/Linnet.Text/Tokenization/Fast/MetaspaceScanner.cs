using System.Text;

namespace Linnet.Text.Tokenization;

/// <summary><see cref="MetaspacePreTokenizer"/> on plain ASCII: words keep their space in front until the model needs them.</summary>
internal sealed class MetaspaceScanner : AsciiScanner
{
    private readonly byte[] _mark;
    private readonly bool _prefixesSpace;

    internal MetaspaceScanner(Rune mark, bool prefixesSpace)
    {
        _mark = Utf8Text.ToBytes(mark.ToString());
        _prefixesSpace = prefixesSpace;
    }

    internal override bool PrefixesSpace => _prefixesSpace;

    internal override void Scan(ReadOnlySpan<byte> text, TextEncoder encoder)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && text[end] != ' ') end++;
            encoder.Append(text[start..end], start);
            start = end;
        }
    }

    internal override int Spell(ReadOnlySpan<byte> word, Span<byte> destination)
    {
        if (word[0] != ' ') return base.Spell(word, destination);
        _mark.CopyTo(destination);
        word[1..].CopyTo(destination[_mark.Length..]);
        return _mark.Length + word.Length - 1;
    }
}
