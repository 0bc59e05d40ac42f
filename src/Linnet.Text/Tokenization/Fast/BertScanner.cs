namespace Linnet.Text.Tokenization;

/// <summary><see cref="BertPreTokenizer"/> on plain ASCII.</summary>
internal sealed class BertScanner : AsciiScanner
{
    private const byte Word = 0;
    private const byte Space = 1;
    private const byte Punctuation = 2;

    private static readonly byte[] Kinds = TabulateKinds();

    internal override void Scan(ReadOnlySpan<byte> text, TextEncoder encoder)
    {
        ReadOnlySpan<byte> kinds = Kinds;
        for (var start = 0; start < text.Length;)
        {
            var kind = kinds[text[start]];
            var end = start + 1;
            if (kind == Word)
                while (end < text.Length && kinds[text[end]] == Word) end++;
            if (kind != Space) encoder.Append(text[start..end], start);
            start = end;
        }
    }

    private static byte[] TabulateKinds()
    {
        var kinds = new byte[256];
        for (var c = 0; c < 128; c++)
            kinds[c] = CodePoints.IsWhiteSpace(c) ? Space : CodePoints.IsPunctuation(c) ? Punctuation : Word;
        return kinds;
    }
}
