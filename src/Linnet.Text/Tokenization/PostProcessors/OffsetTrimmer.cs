namespace Linnet.Text.Tokenization;

/// <summary>Takes the white space at the ends of byte-level tokens out of their offsets.</summary>
internal static class OffsetTrimmer
{
    private static readonly char Space = ByteAlphabet.ToChar((byte)' ');

    internal static void Trim(LocatedTokens tokens, bool addPrefixSpace)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var text = tokens.Text(i);
            if (!MayTrim(text)) continue;
            var (leading, trailing) = CountSpaces(Utf8Text.ToString(text));
            ref var offset = ref tokens.Offsets[i];

            // A single space at the very front was put there by the pre-tokeniser: the text does not have it.
            if (leading == 1 && addPrefixSpace && (i == 0 || offset.Start == 0)) leading = 0;
            var start = Math.Min(offset.Start + leading, offset.End);
            var end = trailing > 0 && offset.End >= trailing ? Math.Max(offset.End - trailing, start) : offset.End;
            offset = new TokenOffset(start, end);
        }
    }

    /// <summary>A look at two bytes clears nearly all tokens that have nothing to trim.</summary>
    private static bool MayTrim(ReadOnlySpan<byte> text) => !text.IsEmpty && (MayBeSpace(text[0]) || MayBeSpace(text[^1]));

    private static bool MayBeSpace(byte value) => value is <= (byte)' ' or >= 0x80;

    private static (int Leading, int Trailing) CountSpaces(string text)
    {
        var leading = 0;
        while (leading < text.Length && IsSpace(text[leading])) leading++;
        var trailing = 0;
        while (trailing < text.Length && IsSpace(text[^(trailing + 1)])) trailing++;
        return (leading, trailing);
    }

    private static bool IsSpace(char c) => c == Space || char.IsWhiteSpace(c);
}
