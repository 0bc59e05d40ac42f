namespace Linnet.Text.Tokenization;

/// <summary><see cref="WhitespaceSplitPreTokenizer"/> on plain ASCII.</summary>
internal sealed class WhitespaceScanner : AsciiScanner
{
    internal override void Scan(ReadOnlySpan<byte> text, TextEncoder encoder)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace((char)text[end])) end++;
            if (end > start) encoder.Append(text[start..end], start);
            start = end + 1;
        }
    }
}
