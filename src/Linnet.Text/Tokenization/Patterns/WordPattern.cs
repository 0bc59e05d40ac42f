namespace Linnet.Text.Tokenization;

/// <summary>Matches runs of word characters and runs of what is neither word nor white space: <c>\w+|[^\w\s]+</c>.</summary>
internal readonly struct WordPattern : IPattern
{
    private enum Kind
    {
        Space,
        Word,
        Symbol,
    }

    public void FindMatches(ReadOnlySpan<byte> text, Row<Match> matches)
    {
        var start = 0;
        var kind = Kind.Space;
        for (var i = 0; i < text.Length;)
        {
            var next = KindOf(Utf8Text.Decode(text[i..], out var length));
            if (next != kind && i > start)
            {
                matches.Add(new Match(start, i, kind != Kind.Space));
                start = i;
            }

            kind = next;
            i += length;
        }

        if (start < text.Length) matches.Add(new Match(start, text.Length, kind != Kind.Space));
    }

    private static Kind KindOf(int c) =>
        CodePoints.IsWord(c) ? Kind.Word : CodePoints.IsWhiteSpace(c) ? Kind.Space : Kind.Symbol;
}
