using System.Runtime.CompilerServices;

namespace Linnet.Text.Tokenization;

/// <summary>
/// The fast way from a text to ids, without offsets. Plain ASCII, where the tokeniser's steps allow it, is normalised by a table, cut by a
/// scanner and looked up word by word in the cache; everything else goes through the same steps as
/// <see cref="Tokenizer.Encode(string, string?, bool)"/>, without alignments. Holds buffers and cache for one thread at a time.
/// </summary>
internal sealed class IdEncoder(TextPipeline pipeline, TokenizerModel model)
{
    private readonly TextPieces _pieces = new();
    private readonly Row<WordToken> _tokens = new();
    private readonly WordCache _cache = new();
    private byte[] _ascii = new byte[512];
    private byte[] _spelt = new byte[512];
    private bool _isSpelt;

    /// <summary>The ids so far.</summary>
    internal Row<int> Ids { get; } = new();

    /// <summary>Adds the ids of a text, without those that a post-processor adds.</summary>
    internal void Encode(ReadOnlySpan<char> text)
    {
        if (pipeline.Ascii is { } ascii && TryEncodeAscii(text, ascii.Map, ascii.Scanner)) return;
        _isSpelt = true;
        _pieces.Load(text, pipeline.NeedsOrigins);
        pipeline.Run(_pieces);
        foreach (var piece in _pieces.Pieces)
        {
            if (piece.IsToken) Ids.Add(piece.TokenId);
            else Append(_pieces[piece]);
        }
    }

    /// <summary>Adds the ids of a word; 16 bytes from its start must be readable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Append(ReadOnlySpan<byte> word)
    {
        if (word.Length > WordCache.LongestWord)
        {
            Tokenize(word);
            return;
        }

        var key = WordCache.KeyOf(word);
        if (!_cache.TryAppend(key, Ids)) TokenizeAndStore(key, word);
    }

    private bool TryEncodeAscii(ReadOnlySpan<char> text, AsciiMap map, AsciiScanner scanner)
    {
        if (text.IsEmpty) return true;
        if (_ascii.Length < text.Length + TextPieces.Padding + 2) _ascii = new byte[(text.Length + TextPieces.Padding + 2) * 2];
        if (!map.TryMap(text, _ascii.AsSpan(1))) return false;
        _ascii[0] = (byte)' ';
        _ascii[text.Length + 1] = (byte)' ';
        _isSpelt = false;
        var start = scanner.PrefixesSpace && _ascii[1] != ' ' ? 0 : 1;
        scanner.Scan(_ascii.AsSpan(start, text.Length + 1 - start), this);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TokenizeAndStore(WordCache.Key key, ReadOnlySpan<byte> word)
    {
        var before = Ids.Count;
        Tokenize(word);
        _cache.Store(key, Ids.AsSpan()[before..]);
    }

    private void Tokenize(ReadOnlySpan<byte> word)
    {
        if (!_isSpelt)
        {
            if (_spelt.Length < word.Length * 4) _spelt = new byte[word.Length * 8];
            word = _spelt.AsSpan(0, pipeline.Ascii!.Value.Scanner.Spell(word, _spelt));
        }

        _tokens.Clear();
        model.Tokenize(word, _tokens);
        foreach (var token in _tokens.AsSpan()) Ids.Add(token.Id);
    }
}
