namespace Linnet.Text.Tokenization;

/// <summary>
/// The words of GPT-2, found without a regular expression engine:
/// <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>. Every character is part of a match.
/// </summary>
internal readonly struct Gpt2Pattern : IPattern
{
    private enum Kind : byte
    {
        Other,
        Letter,
        Number,
        Space,
    }

    private static ReadOnlySpan<byte> AsciiKinds =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    ];

    public void FindMatches(ReadOnlySpan<byte> text, Row<Match> matches)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start + WordLength(text[start..]);
            matches.Add(new Match(start, end, true));
            start = end;
        }
    }

    /// <summary>Bytes of the word at the front of a text that is not empty.</summary>
    internal static int WordLength(ReadOnlySpan<byte> text)
    {
        var contraction = ContractionLength(text);
        if (contraction > 0) return contraction;
        var kind = KindOf(text, 0, out var length);
        var start = 0;
        if (text[0] == ' ' && text.Length > 1)
        {
            var next = KindOf(text, 1, out var nextLength);
            if (next != Kind.Space) (kind, start, length) = (next, 1, nextLength);
        }

        if (kind == Kind.Space) return SpaceLength(text);
        var end = start + length;
        while (end < text.Length && KindOf(text, end, out length) == kind) end += length;
        return end;
    }

    /// <summary>A run of white space leaves its last character to the word that follows.</summary>
    private static int SpaceLength(ReadOnlySpan<byte> text)
    {
        var end = 0;
        var last = 0;
        while (end < text.Length && KindOf(text, end, out var length) == Kind.Space)
        {
            last = end;
            end += length;
        }

        return end == text.Length || last == 0 ? end : last;
    }

    private static int ContractionLength(ReadOnlySpan<byte> text)
    {
        if (text[0] != '\'' || text.Length < 2) return 0;
        if (text[1] is (byte)'s' or (byte)'t' or (byte)'m' or (byte)'d') return 2;
        if (text.Length < 3) return 0;
        return (text[1], text[2]) switch
        {
            ((byte)'r', (byte)'e') or ((byte)'v', (byte)'e') or ((byte)'l', (byte)'l') => 3,
            _ => 0,
        };
    }

    private static Kind KindOf(ReadOnlySpan<byte> text, int at, out int length)
    {
        var first = text[at];
        if (first < 0x80)
        {
            length = 1;
            return (Kind)AsciiKinds[first];
        }

        var c = Utf8Text.Decode(text[at..], out length);
        return CodePoints.IsLetter(c) ? Kind.Letter
            : CodePoints.IsNumeric(c) ? Kind.Number
            : CodePoints.IsWhiteSpace(c) ? Kind.Space
            : Kind.Other;
    }
}
