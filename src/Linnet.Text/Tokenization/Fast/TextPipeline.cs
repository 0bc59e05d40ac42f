namespace Linnet.Text.Tokenization;

/// <summary>The steps of a tokeniser before its model: added tokens, normaliser, pre-tokeniser. Immutable, shared by all threads.</summary>
internal sealed class TextPipeline
{
    private readonly Normalizer? _normalizer;
    private readonly PreTokenizer? _preTokenizer;
    private readonly AddedTokenMatcher _original;
    private readonly AddedTokenMatcher _normalized;

    internal TextPipeline(Normalizer? normalizer, PreTokenizer? preTokenizer, IReadOnlyList<AddedEntry> addedTokens)
    {
        _normalizer = normalizer;
        _preTokenizer = preTokenizer;
        _original = new AddedTokenMatcher(addedTokens.Where(added => !added.Token.Normalized));
        _normalized = new AddedTokenMatcher(addedTokens.Where(added => added.Token.Normalized).Select(Normalize));
        Ascii = DescribeAscii();
    }

    /// <summary>How plain ASCII can be encoded in one pass, or null.</summary>
    internal (AsciiMap Map, AsciiScanner Scanner)? Ascii { get; }

    internal bool NeedsOrigins => _preTokenizer?.NeedsOrigins ?? false;

    /// <summary>Turns a text that has just been loaded into words and added tokens.</summary>
    internal void Run(TextPieces text)
    {
        text.Extract(_original);
        _normalizer?.Apply(text);
        text.Extract(_normalized);
        _preTokenizer?.Apply(text);
    }

    /// <summary>A token that is looked for in normalised text is looked for as it is after normalisation itself.</summary>
    private AddedEntry Normalize(AddedEntry added) =>
        _normalizer is null ? added : added with { Content = Utf8Text.ToBytes(_normalizer.Normalize(added.Token.Content)) };

    private (AsciiMap, AsciiScanner)? DescribeAscii()
    {
        if (_preTokenizer?.CreateAsciiScanner() is not { } scanner) return null;
        var map = new AsciiMap();
        if (_normalizer is not null && !_normalizer.Describe(map)) return null;
        if (!map.IsSound()) return null;
        foreach (var first in _original.FirstBytes)
            if (first < 0x80) map.BailOn((char)first);
        foreach (var first in _normalized.FirstBytes)
            if (first < 0x80) map.BailOnResult(first);
        return (map, scanner);
    }
}
