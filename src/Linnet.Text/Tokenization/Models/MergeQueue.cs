using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Linnet.Text.Tokenization;

/// <summary>
/// The symbols of one word while they are merged. Always the pair of the lowest rank goes first, the leftmost of several. Short words
/// look through all pairs each time; long ones keep a heap, so that a text without spaces takes n log n and not n² steps.
/// </summary>
internal sealed class MergeQueue
{
    /// <summary>Up to here looking through all pairs is faster than a heap.</summary>
    internal const int ShortWord = 256;

    private const int NoMerge = int.MaxValue;

    [ThreadStatic]
    private static MergeQueue? _spare;

    private readonly PriorityQueue<int, long> _heap = new();
    private Symbol[] _symbols = new Symbol[64];

    /// <summary>The rank of each symbol's merge with the next, apart from the symbols so that they can be searched many at a time.</summary>
    private int[] _ranks = new int[64];
    private int _count;

    internal static MergeQueue Rent()
    {
        var queue = _spare ?? new MergeQueue();
        _spare = null;
        queue._count = 0;
        return queue;
    }

    internal static void Return(MergeQueue queue) => _spare = queue;

    internal void Add(int id, int length)
    {
        if (_count == _symbols.Length)
        {
            Array.Resize(ref _symbols, _count * 2);
            Array.Resize(ref _ranks, _count * 2);
        }

        _symbols[_count] = new Symbol { Id = id, Length = length, Next = _count + 1, Previous = _count - 1 };
        _count++;
    }

    internal void Run(MergeTable merges)
    {
        Rate(merges);
        if (_count <= ShortWord) RunByScan(merges);
        else RunByHeap(merges);
    }

    /// <summary>Looks up the merge of every pair of neighbours.</summary>
    internal void Rate(MergeTable merges)
    {
        for (var i = 0; i < _count; i++) Rate(i, merges);
    }

    internal void RunByScan(MergeTable merges)
    {
        // The array's length is a multiple of every vector's: what is beyond the word is made to lose.
        var padded = (_count + Vector256<int>.Count - 1) / Vector256<int>.Count * Vector256<int>.Count;
        _ranks.AsSpan(_count, padded - _count).Fill(NoMerge);
        var ranks = _ranks.AsSpan(0, padded);
        while (true)
        {
            var lowest = Lowest(ranks);
            if (lowest == NoMerge) return;
            Join(ranks.IndexOf(lowest), merges);
        }
    }

    internal void RunByHeap(MergeTable merges)
    {
        _heap.Clear();
        for (var i = 0; i < _count; i++) Push(i);
        while (_heap.TryDequeue(out var position, out var priority))
        {
            ref var symbol = ref _symbols[position];

            // What has been merged since makes old entries worthless.
            if (symbol.Length == 0 || _ranks[position] != (int)(priority >> 32)) continue;
            Join(position, merges);
            Push(position);
            if (symbol.Previous >= 0) Push(symbol.Previous);
        }
    }

    internal void CopyTo(Row<WordToken> tokens)
    {
        var start = 0;
        for (var i = 0; i < _count; i = _symbols[i].Next)
        {
            var end = start + _symbols[i].Length;
            tokens.Add(new WordToken(_symbols[i].Id, start, end));
            start = end;
        }
    }

    private static int Lowest(ReadOnlySpan<int> ranks)
    {
        var lowest = Vector256.Create(NoMerge);
        foreach (var part in MemoryMarshal.Cast<int, Vector256<int>>(ranks)) lowest = Vector256.Min(lowest, part);
        var half = Vector128.Min(lowest.GetLower(), lowest.GetUpper());
        half = Vector128.Min(half, Vector128.Shuffle(half, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Min(half, Vector128.Shuffle(half, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    private void Push(int position)
    {
        if (_ranks[position] != NoMerge) _heap.Enqueue(position, (long)_ranks[position] << 32 | (uint)position);
    }

    private void Join(int position, MergeTable merges)
    {
        ref var left = ref _symbols[position];
        ref var right = ref _symbols[left.Next];
        left.Id = left.Result;
        left.Length += right.Length;
        _ranks[left.Next] = NoMerge;
        left.Next = right.Next;
        right.Length = 0;
        if (left.Next < _count) _symbols[left.Next].Previous = position;
        Rate(position, merges);
        if (left.Previous >= 0) Rate(left.Previous, merges);
    }

    private void Rate(int position, MergeTable merges)
    {
        ref var symbol = ref _symbols[position];
        if (symbol.Next >= _count || !merges.TryGet(symbol.Id, _symbols[symbol.Next].Id, out _ranks[position], out symbol.Result))
            _ranks[position] = NoMerge;
    }

    private struct Symbol
    {
        internal int Id;
        internal int Length;
        internal int Previous;
        internal int Next;
        internal int Result;
    }
}
