namespace Linnet.Text.Tokenization;

/// <summary>From UTF-16 positions to code points; only texts with surrogates need one.</summary>
internal sealed class CodePointMap
{
    private readonly string _text;
    private readonly int[] _counts;

    private CodePointMap(string text)
    {
        _text = text;
        _counts = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++) _counts[i + 1] = _counts[i] + (SplitsPair(i) ? 0 : 1);
    }

    internal static CodePointMap? For(string text) =>
        text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? null : new CodePointMap(text);

    internal TokenOffset CodePoints(TokenOffset whole) => new(_counts[whole.Start], _counts[whole.End]);

    /// <summary>
    /// Trimming takes away one unit for each space, also for one that the text does not have, and may so end up between two
    /// surrogates: then the whole character goes.
    /// </summary>
    internal TokenOffset Whole(TokenOffset trimmed)
    {
        var (start, end) = (trimmed.Start, trimmed.End);
        var wholeEnd = !SplitsPair(end) ? end : end == start ? end + 1 : end - 1;
        return new TokenOffset(SplitsPair(start) ? start + 1 : start, wholeEnd);
    }

    private bool SplitsPair(int position) =>
        position > 0 && position < _text.Length && char.IsSurrogatePair(_text[position - 1], _text[position]);
}
