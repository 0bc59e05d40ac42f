using System.Numerics;

namespace Linnet.Text.Tokenization;

/// <summary>Gathers tokens into a <see cref="Vocabulary"/>, straight from the bytes of a file.</summary>
internal sealed class VocabularyBuilder
{
    private byte[] _block = new byte[1 << 12];
    private int[] _starts = new int[256];
    private int[] _ids = new int[256];
    private int[] _slots = new int[512];

    internal int Count { get; private set; }

    /// <summary>Adds a token; false where it is there already.</summary>
    internal bool TryAdd(ReadOnlySpan<byte> token, int id)
    {
        if (Count * 2 >= _slots.Length) Rehash();
        var slot = SlotOf(_slots, _block, _starts, token, out var found);
        if (found) return false;
        Append(token, id);
        _slots[slot] = Count;
        return true;
    }

    /// <summary>An id that two tokens have, or null.</summary>
    internal int? FindDuplicateId()
    {
        var sorted = _ids.AsSpan(0, Count).ToArray();
        Array.Sort(sorted);
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i] == sorted[i - 1]) return sorted[i];
        return null;
    }

    internal Vocabulary Build() =>
        new(_block[.._starts[Count]], _starts[..(Count + 1)], _ids[..Count], _slots);

    /// <summary>The entry of a token, or -1.</summary>
    internal static int Find(int[] slots, byte[] block, int[] starts, ReadOnlySpan<byte> token) =>
        slots[SlotOf(slots, block, starts, token, out _)] - 1;

    private static int SlotOf(int[] slots, byte[] block, int[] starts, ReadOnlySpan<byte> token, out bool found)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)WordHash.Of(token) & mask; ; slot = (slot + 1) & mask)
        {
            var entry = slots[slot] - 1;
            found = entry >= 0;
            if (!found) return slot;
            var start = starts[entry];
            if (starts[entry + 1] - start == token.Length && block.AsSpan(start, token.Length).SequenceEqual(token)) return slot;
        }
    }

    private void Append(ReadOnlySpan<byte> token, int id)
    {
        var start = _starts[Count];
        if (start + token.Length > _block.Length)
            Array.Resize(ref _block, (int)BitOperations.RoundUpToPowerOf2((uint)(start + token.Length)));
        if (Count + 1 == _starts.Length)
        {
            Array.Resize(ref _starts, _starts.Length * 2);
            Array.Resize(ref _ids, _ids.Length * 2);
        }

        token.CopyTo(_block.AsSpan(start));
        _ids[Count] = id;
        _starts[++Count] = start + token.Length;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 4];
        for (var entry = 0; entry < Count; entry++)
        {
            var mask = _slots.Length - 1;
            var slot = (int)WordHash.Of(_block.AsSpan(_starts[entry], _starts[entry + 1] - _starts[entry])) & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = entry + 1;
        }
    }
}
