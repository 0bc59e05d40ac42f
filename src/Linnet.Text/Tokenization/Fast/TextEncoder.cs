using System.Runtime.CompilerServices;

namespace Linnet.Text.Tokenization;

/// <summary>
/// The way from a text to ids, with offsets or without. Plain ASCII, where the tokeniser's steps allow it, is normalised by a table and cut by
/// a scanner; everything else goes through the steps one by one. Either way short words are looked up in a cache before the model is
/// asked. Holds buffers and cache for one thread at a time.
/// </summary>
internal sealed class TextEncoder(TextPipeline pipeline, TokenizerModel model)
{
    private readonly TextPieces _pieces = new();
    private readonly Row<WordToken> _tokens = new();
    private readonly WordCache _cache = new();
    private readonly Row<TokenOffset> _offsets = new();
    private readonly Row<NamedToken> _named = new();
    private byte[] _ascii = new byte[512];
    private byte[] _spelt = new byte[512];
    private bool _isSpelt;
    private bool _locates;
    private bool _hasPrefix;

    /// <summary>The ids so far.</summary>
    internal Row<int> Ids { get; } = new();

    internal void Clear()
    {
        Ids.Clear();
        _offsets.Clear();
        _named.Clear();
    }

    /// <summary>Tokens [start, end) of those that <see cref="Locate"/> added; good until the encoder is used again.</summary>
    internal LocatedTokens Located(int start, int end) =>
        new(Ids.AsSpan()[start..end], _offsets.AsMutableSpan()[start..end], _named.AsSpan(), start, model.Vocabulary);

    /// <summary>Adds the ids of a text, without those that a post-processor adds.</summary>
    internal void Encode(ReadOnlySpan<char> text)
    {
        _locates = false;
        Run(text);
    }

    /// <summary>Adds the ids of a text with their offsets.</summary>
    internal void Locate(ReadOnlySpan<char> text)
    {
        _locates = true;
        Run(text);
    }

    /// <summary>Adds the tokens of a word.</summary>
    /// <param name="word">The word; 16 bytes from its start must be readable.</param>
    /// <param name="start">Where it begins in the normalised text.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Append(ReadOnlySpan<byte> word, int start)
    {
        if (word.Length > WordCache.LongestWord)
        {
            Tokenize(word, start);
            return;
        }

        var key = WordCache.KeyOf(word);
        if (_locates) AppendLocated(key, word, start);
        else if (!_cache.TryAppend(key, Ids)) TokenizeAndStore(key, word, start);
    }

    private void Run(ReadOnlySpan<char> text)
    {
        if (pipeline.Ascii is { } ascii && TryRunAscii(text, ascii.Map, ascii.Scanner)) return;
        _isSpelt = true;
        _pieces.Load(text, _locates || pipeline.NeedsOrigins);
        pipeline.Run(_pieces);
        foreach (var piece in _pieces.Pieces)
        {
            if (!piece.IsToken)
            {
                Append(_pieces[piece], piece.Start);
                continue;
            }

            Ids.Add(piece.TokenId);
            if (!_locates) continue;
            _offsets.Add(OriginOf(piece.Start, piece.End));
            _named.Add(new NamedToken(Ids.Count - 1, Utf8Text.ToString(_pieces[piece])));
        }
    }

    private bool TryRunAscii(ReadOnlySpan<char> text, AsciiMap map, AsciiScanner scanner)
    {
        if (text.IsEmpty) return true;
        if (_ascii.Length < text.Length + TextPieces.Padding + 2) _ascii = new byte[(text.Length + TextPieces.Padding + 2) * 2];
        if (!map.TryMap(text, _ascii.AsSpan(1))) return false;
        _ascii[0] = (byte)' ';
        _ascii[text.Length + 1] = (byte)' ';
        _isSpelt = false;
        _hasPrefix = scanner.PrefixesSpace && _ascii[1] != ' ';
        var start = _hasPrefix ? 0 : 1;
        scanner.Scan(_ascii.AsSpan(start, text.Length + 1 - start), this);
        return true;
    }

    private void AppendLocated(WordCache.Key key, ReadOnlySpan<byte> word, int start)
    {
        if (!_cache.TryAppend(key, Ids, out var spans))
        {
            TokenizeAndStore(key, word, start);
            return;
        }

        foreach (var span in spans) _offsets.Add(OriginOf(start + WordCache.StartOf(span), start + WordCache.EndOf(span)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TokenizeAndStore(WordCache.Key key, ReadOnlySpan<byte> word, int start)
    {
        if (Tokenize(word, start)) _cache.Store(key, _tokens.AsSpan());
    }

    /// <summary>Asks the model; says whether the tokens read as the vocabulary has them, so that ids and ranges are all there is to know.</summary>
    private bool Tokenize(ReadOnlySpan<byte> word, int start)
    {
        var spelt = _isSpelt ? word : Spell(word);
        _tokens.Clear();
        model.Tokenize(spelt, _tokens);
        var isPlain = true;
        for (var i = 0; i < _tokens.Count; i++)
        {
            ref var token = ref _tokens[i];
            Ids.Add(token.Id);
            if (token.IsSurface)
            {
                isPlain = false;
                if (_locates) _named.Add(new NamedToken(Ids.Count - 1, Utf8Text.ToString(spelt[token.Start..token.End])));
            }

            if (spelt.Length != word.Length) token = InSource(token, spelt);
            if (_locates) _offsets.Add(OriginOf(start + token.Start, start + token.End));
        }

        return isPlain;
    }

    private ReadOnlySpan<byte> Spell(ReadOnlySpan<byte> word)
    {
        if (_spelt.Length < word.Length * 4) _spelt = new byte[word.Length * 8];
        return _spelt.AsSpan(0, pipeline.Ascii!.Value.Scanner.Spell(word, _spelt));
    }

    /// <summary>From bytes of the spelt word to those of the word in the text: a scanner spells each byte as one character.</summary>
    private static WordToken InSource(WordToken token, ReadOnlySpan<byte> spelt) => token.Start == token.End
        ? token with { Start = 0, End = 0 }
        : token with { Start = Utf8Text.Count(spelt[..(token.Start + 1)]) - 1, End = Utf8Text.Count(spelt[..token.End]) };

    /// <summary>The stretch of the original that bytes [start, end) of the normalised text stand for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TokenOffset OriginOf(int start, int end)
    {
        if (start >= end) return default;
        if (_isSpelt)
        {
            var origin = _pieces.Origin(start, end);
            return new TokenOffset(origin.Start, origin.End);
        }

        // The space put in front stands where the first character stands.
        return _hasPrefix ? new TokenOffset(Math.Max(start - 1, 0), Math.Max(end - 1, 1)) : new TokenOffset(start, end);
    }
}
