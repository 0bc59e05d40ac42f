namespace Linnet.Text.Tokenization;

/// <summary>The steps of a tokeniser before its model: added tokens, normaliser, pre-tokeniser. Immutable, shared by all threads.</summary>
internal sealed class TextPipeline
{
    private readonly Normalizer? _normalizer;
    private readonly PreTokenizer? _preTokenizer;
    private readonly AddedTokenMatcher _original;
    private readonly AddedTokenMatcher _normalized;

    internal TextPipeline(Normalizer? normalizer, PreTokenizer? preTokenizer, IReadOnlyList<(AddedToken Token, int Id)> addedTokens)
    {
        _normalizer = normalizer;
        _preTokenizer = preTokenizer;
        _original = new AddedTokenMatcher(
            addedTokens.Where(added => !added.Token.Normalized).Select(added => (added.Token, Utf8Text.ToBytes(added.Token.Content), added.Id)));
        _normalized = new AddedTokenMatcher(
            addedTokens.Where(added => added.Token.Normalized).Select(added =>
                (added.Token, Utf8Text.ToBytes(normalizer?.Normalize(added.Token.Content) ?? added.Token.Content), added.Id)));
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
