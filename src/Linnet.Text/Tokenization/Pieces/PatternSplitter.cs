namespace Linnet.Text.Tokenization;

/// <summary>Cuts a piece at the matches of a pattern, in one of the five ways of <see cref="SplitBehavior"/>.</summary>
internal readonly struct PatternSplitter<TPattern>(TPattern pattern, SplitBehavior behavior, bool invert, Row<Match> matches)
    : IPieceSplitter
    where TPattern : IPattern
{
    public void Split(ReadOnlySpan<byte> piece, Row<Span> cuts)
    {
        matches.Clear();
        pattern.FindMatches(piece, matches);
        switch (behavior)
        {
            case SplitBehavior.Removed:
                foreach (var match in matches.AsSpan())
                    if (match.IsMatch == invert) cuts.Add(new Span(match.Start, match.End));
                break;
            case SplitBehavior.Isolated:
                foreach (var match in matches.AsSpan()) cuts.Add(new Span(match.Start, match.End));
                break;
            case SplitBehavior.MergedWithNext:
                MergeWithNext(cuts);
                break;
            default:
                MergeForward(cuts);
                break;
        }
    }

    private void MergeForward(Row<Span> cuts)
    {
        var previous = false;
        foreach (var match in matches.AsSpan())
        {
            var isMatch = match.IsMatch != invert;
            var joins = behavior == SplitBehavior.Contiguous ? isMatch == previous : isMatch && !previous;
            if (joins && cuts.Count > 0) cuts.Last = cuts.Last with { End = match.End };
            else cuts.Add(new Span(match.Start, match.End));
            previous = isMatch;
        }
    }

    private void MergeWithNext(Row<Span> cuts)
    {
        var previous = false;
        for (var i = matches.Count - 1; i >= 0; i--)
        {
            var isMatch = matches[i].IsMatch != invert;
            if (isMatch && !previous && cuts.Count > 0) cuts.Last = cuts.Last with { Start = matches[i].Start };
            else cuts.Add(new Span(matches[i].Start, matches[i].End));
            previous = isMatch;
        }

        cuts.Reverse();
    }
}
