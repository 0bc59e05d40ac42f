namespace Linnet.Text.Tokenization;

/// <summary>The tokens of one text on their way into an <see cref="Encoding"/>: a view of an encoder's rows.</summary>
internal readonly ref struct LocatedTokens
{
    private readonly ReadOnlySpan<NamedToken> _named;
    private readonly int _first;
    private readonly Vocabulary _vocabulary;

    /// <summary>Creates the view.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="offsets">Where each stands in the text, in UTF-16 units.</param>
    /// <param name="named">How some tokens read, by their place in the rows, in ascending order; may hold other texts' as well.</param>
    /// <param name="first">Place of the first of these tokens in the rows.</param>
    /// <param name="vocabulary">How all others read.</param>
    internal LocatedTokens(ReadOnlySpan<int> ids, Span<TokenOffset> offsets, ReadOnlySpan<NamedToken> named, int first, Vocabulary vocabulary)
    {
        Ids = ids;
        Offsets = offsets;
        _first = first;
        _vocabulary = vocabulary;
        var from = LowerBound(named, first);
        _named = named[from..LowerBound(named, first + ids.Length)];
    }

    internal ReadOnlySpan<int> Ids { get; }

    internal Span<TokenOffset> Offsets { get; }

    internal int Count => Ids.Length;

    /// <summary>How many tokens read otherwise than the vocabulary has them.</summary>
    internal int NamedCount => _named.Length;

    /// <summary>One of these, by its place among the tokens of this text.</summary>
    internal NamedToken Named(int number) => _named[number] with { Index = _named[number].Index - _first };

    /// <summary>What is left when all but <paramref name="count"/> tokens are cut off on one side.</summary>
    internal LocatedTokens Keep(int count, TextSide cut)
    {
        var start = cut == TextSide.Right ? 0 : Count - count;
        return new LocatedTokens(Ids.Slice(start, count), Offsets.Slice(start, count), _named, _first + start, _vocabulary);
    }

    /// <summary>How a token reads, in UTF-8.</summary>
    internal ReadOnlySpan<byte> Text(int index)
    {
        var number = LowerBound(_named, _first + index);
        return number < _named.Length && _named[number].Index == _first + index
            ? Utf8Text.ToBytes(_named[number].Text)
            : _vocabulary.TokenUtf8(Ids[index]);
    }

    private static int LowerBound(ReadOnlySpan<NamedToken> named, int index)
    {
        var (low, high) = (0, named.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (named[middle].Index < index) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
