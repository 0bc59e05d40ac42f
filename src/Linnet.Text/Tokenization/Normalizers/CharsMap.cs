using System.Buffers.Binary;

namespace Linnet.Text.Tokenization;

/// <summary>
/// SentencePiece's compiled rules: a double-array trie (the darts-clone layout) from UTF-8 to offsets in a block of
/// zero-terminated replacements. File: length of the trie in bytes as little-endian 32 bits, the trie, the replacements.
/// </summary>
internal sealed class CharsMap
{
    private readonly uint[] _trie;
    private readonly byte[] _replacements;

    internal CharsMap(ReadOnlySpan<byte> file)
    {
        if (file.Length < 8) throw new FormatException("the map is shorter than its header");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file);
        if (length > file.Length - 4 || length < 4) throw new FormatException("the trie is longer than the map");
        _trie = new uint[length / 4];
        for (var i = 0; i < _trie.Length; i++) _trie[i] = BinaryPrimitives.ReadUInt32LittleEndian(file[(4 + i * 4)..]);
        var rest = file[(4 + _trie.Length * 4)..];
        if (!System.Text.Unicode.Utf8.IsValid(rest)) throw new FormatException("the replacements are not UTF-8");
        _replacements = rest.ToArray();
    }

    /// <summary>The replacement of the shortest prefix of <paramref name="text"/> that has one.</summary>
    internal bool TryMap(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> replacement)
    {
        replacement = default;
        var node = Offset(_trie[0]);
        foreach (var value in text)
        {
            if (value == 0) return false;
            node ^= value;
            if (node >= (uint)_trie.Length) return false;
            var unit = _trie[node];
            if (Label(unit) != value) return false;
            node ^= Offset(unit);
            if (!HasLeaf(unit)) continue;
            if (node >= (uint)_trie.Length) return false;
            var start = (int)(_trie[node] & 0x7FFFFFFF);
            if (start > _replacements.Length) return false;
            var rest = _replacements.AsSpan(start);
            var end = rest.IndexOf((byte)0);
            replacement = end < 0 ? rest : rest[..end];
            return true;
        }

        return false;
    }

    private static bool HasLeaf(uint unit) => (unit >> 8 & 1) != 0;

    private static uint Label(uint unit) => unit & (1U << 31 | 0xFF);

    private static uint Offset(uint unit) => unit >> 10 << (int)((unit & 1U << 9) >> 6);
}
