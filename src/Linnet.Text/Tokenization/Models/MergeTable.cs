using System.Numerics;
using System.Runtime.CompilerServices;

namespace Linnet.Text.Tokenization;

/// <summary>From a pair of ids to the rank and the result of its merge: a flat hash table, one cache line a look-up.</summary>
internal sealed class MergeTable
{
    private readonly Slot[] _slots;
    private readonly int _shift;

    /// <summary>Creates the table; where a pair comes twice the later counts.</summary>
    internal MergeTable(ReadOnlySpan<Merge> merges)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, merges.Length * 2));
        _slots = new Slot[size];
        _shift = 64 - BitOperations.Log2(size);
        for (var rank = 0; rank < merges.Length; rank++)
        {
            var (left, right, result) = merges[rank];
            ref var slot = ref Find(left, right);
            slot = new Slot(Key(left, right), rank, result);
        }
    }

    /// <summary>The merge of two neighbours; false where they do not merge.</summary>
    internal bool TryGet(int left, int right, out int rank, out int result)
    {
        ref var slot = ref Find(left, right);
        rank = slot.Rank;
        result = slot.Result;
        return slot.Key != 0;
    }

    /// <summary>All merges by rank.</summary>
    internal IEnumerable<Merge> InOrder() =>
        _slots.Where(slot => slot.Key != 0).OrderBy(slot => slot.Rank)
            .Select(slot => new Merge((int)(slot.Key >> 32) - 1, (int)slot.Key, slot.Result));

    /// <summary>Ids are not negative, so that with 1 added to the left one no key is 0, the mark of a free slot.</summary>
    private static ulong Key(int left, int right) => (ulong)(uint)(left + 1) << 32 | (uint)right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Slot Find(int left, int right)
    {
        var key = Key(left, right);
        var slots = _slots;
        for (var at = (uint)(key * 0x9E3779B97F4A7C15 >> _shift); ; at = (at + 1) & (uint)(slots.Length - 1))
        {
            ref var slot = ref slots[at];
            if (slot.Key == key || slot.Key == 0) return ref slot;
        }
    }

    private readonly record struct Slot(ulong Key, int Rank, int Result);
}
