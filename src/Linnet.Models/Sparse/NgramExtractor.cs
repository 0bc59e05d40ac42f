namespace Linnet.Models.Sparse;

/// <summary>
/// Turns a text into the 64-bit keys of its n-grams, one after the other with repeats. Keys of different blocks, and of the
/// first text, the second text and what both share, never mean the same. Keys are part of the stored model: their making
/// must not change. One extractor serves one thread.
/// </summary>
internal sealed class NgramExtractor
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;

    /// <summary>Stands before the first and after the last word, so that longer n-grams see where a text begins and ends.</summary>
    private const ulong Boundary = 0xA24BAED4963EE407UL;

    private readonly FoldedText _text = new();
    private ulong[] _wordKeys = new ulong[64];

    /// <summary>Appends the keys of every n-gram of a block in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="block">The kind of n-gram.</param>
    /// <param name="salt">Sets the keys of this block and side apart from all others.</param>
    /// <param name="keys">Receives the keys.</param>
    public void Extract(string text, NgramBlock block, ulong salt, List<ulong> keys)
    {
        _text.Read(text);
        Extract(block, salt, keys);
    }

    /// <summary>As <see cref="Extract(string, NgramBlock, ulong, List{ulong})"/>, of the text that was read last.</summary>
    public void Extract(NgramBlock block, ulong salt, List<ulong> keys)
    {
        switch (block.Analyzer)
        {
            case NgramAnalyzer.Word:
                AddWords(block, salt, keys);
                break;
            case NgramAnalyzer.Char:
                AddCharacters(_text.Codes, block, salt, keys);
                break;
            default:
                // The folded text may lack a space beside a word ("don't!"), so the spaces at its ends are supplied here.
                foreach (var (start, end) in _text.Words) AddInWord(_text.Codes[start..end], block, salt, keys);
                break;
        }
    }

    /// <summary>Spreads the bits of a chained hash; a bijection, so it adds no collisions.</summary>
    internal static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 29);
    }

    private static ulong Chain(ulong hash, ulong next)
    {
        hash = (hash ^ next) * Golden;
        return hash ^ (hash >> 32);
    }

    private static void AddCharacters(ReadOnlySpan<int> codes, NgramBlock block, ulong salt, List<ulong> keys)
    {
        if (codes.Length <= 2) return; // only the spaces at the ends: an empty text has no n-grams
        for (var start = 0; start < codes.Length; start++)
        {
            var hash = salt;
            var longest = Math.Min(block.MaxLength, codes.Length - start);
            for (var length = 1; length <= longest; length++)
            {
                hash = Chain(hash, (uint)codes[start + length - 1]);
                if (length >= block.MinLength) keys.Add(Finish(hash));
            }
        }
    }

    private static void AddInWord(ReadOnlySpan<int> word, NgramBlock block, ulong salt, List<ulong> keys)
    {
        Span<int> padded = word.Length <= 62 ? stackalloc int[64] : new int[word.Length + 2];
        padded = padded[..(word.Length + 2)];
        padded[0] = ' ';
        word.CopyTo(padded[1..]);
        padded[^1] = ' ';
        AddCharacters(padded, block, salt, keys);
    }

    private void AddWords(NgramBlock block, ulong salt, List<ulong> keys)
    {
        var words = _text.Words;
        if (words.Length == 0) return;
        var count = words.Length + 2;
        if (_wordKeys.Length < count) _wordKeys = new ulong[Math.Max(count, _wordKeys.Length * 2)];
        _wordKeys[0] = _wordKeys[count - 1] = Boundary;
        for (var i = 0; i < words.Length; i++)
        {
            var hash = Golden;
            foreach (var code in _text.Codes[words[i].Start..words[i].End]) hash = Chain(hash, (uint)code);
            _wordKeys[i + 1] = hash;
        }

        for (var start = 0; start < count; start++)
        {
            var hash = salt;
            var longest = Math.Min(block.MaxLength, count - start);
            for (var length = 1; length <= longest; length++)
            {
                hash = Chain(hash, _wordKeys[start + length - 1]);
                var isBoundary = length == 1 && (start == 0 || start == count - 1);
                if (length >= block.MinLength && !isBoundary) keys.Add(Finish(hash));
            }
        }
    }
}
