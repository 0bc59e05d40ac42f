namespace Linnet.Text.Tokenization;

/// <summary>
/// What a chain of normalisers does to plain ASCII, as one table: each character becomes one character, or the text must go
/// the general way. Made once when a tokeniser is built; it is what lets most texts skip the general way.
/// </summary>
internal sealed class AsciiMap
{
    /// <summary>Marks a character that the table cannot serve.</summary>
    internal const byte Bail = 0x80;

    private readonly byte[] _table = new byte[128];
    private readonly List<byte[]> _pairs = [];
    private bool _bailsOnLeft;
    private bool _bailsOnRight;

    /// <summary>Creates a map that changes nothing.</summary>
    internal AsciiMap()
    {
        for (var c = 0; c < _table.Length; c++) _table[c] = (byte)c;
    }

    /// <summary>Adds one more step.</summary>
    internal void Change(Func<int, int> step)
    {
        foreach (ref var entry in _table.AsSpan())
            if (entry != Bail) entry = (byte)step(entry);
    }

    /// <summary>Texts in which two characters follow one another must go the general way.</summary>
    internal void BailOnPair((char First, char Second) pair) => _pairs.Add([(byte)pair.First, (byte)pair.Second]);

    /// <summary>Texts that begin or end with white space must go the general way.</summary>
    internal void BailOnWhiteSpaceAtEdges(bool left, bool right)
    {
        _bailsOnLeft |= left;
        _bailsOnRight |= right;
    }

    /// <summary>Texts with a character that becomes <paramref name="result"/> must go the general way.</summary>
    internal void BailOnResult(byte result)
    {
        foreach (ref var entry in _table.AsSpan())
            if (entry == result) entry = Bail;
    }

    /// <summary>Texts with this character must go the general way.</summary>
    internal void BailOn(char c) => _table[c] = Bail;

    /// <summary>
    /// Whether the conditions, which are checked on the result, mean the same there as in the middle of the chain where they were made:
    /// no later step may take a character out of a pair, or make white space something else.
    /// </summary>
    internal bool IsSound()
    {
        foreach (var pair in _pairs)
            foreach (var c in pair)
                if (_table[c] != c && _table[c] != Bail) return false;
        if (!_bailsOnLeft && !_bailsOnRight) return true;
        for (var c = 0; c < _table.Length; c++)
            if (char.IsWhiteSpace((char)c) && _table[c] != Bail && !char.IsWhiteSpace((char)_table[c])) return false;
        return true;
    }

    /// <summary>Writes the normalised text; false where it has to go the general way.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="destination">At least as long as the text.</param>
    internal bool TryMap(ReadOnlySpan<char> text, Span<byte> destination)
    {
        var all = 0;
        ReadOnlySpan<byte> table = _table;
        destination = destination[..text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            int c = text[i];
            if ((uint)c >= (uint)table.Length) return false;
            var mapped = table[c];
            destination[i] = mapped;
            all |= mapped;
        }

        if ((all & Bail) != 0) return false;
        if (text.IsEmpty) return true;
        if (_bailsOnLeft && char.IsWhiteSpace((char)destination[0])) return false;
        if (_bailsOnRight && char.IsWhiteSpace((char)destination[^1])) return false;
        foreach (var pair in _pairs)
            if (destination.IndexOf(pair) >= 0) return false;
        return true;
    }
}
