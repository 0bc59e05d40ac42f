namespace Linnet.Text.Tokenization;

/// <summary>
/// The symbols of one word while they are merged. Always the pair of the lowest rank goes first, the leftmost of several. Short words
/// look through all pairs each time; long ones keep a heap, so that a text without spaces takes n log n and not n² steps.
/// </summary>
internal sealed class MergeQueue
{
    /// <summary>Up to here looking through all pairs is faster than a heap.</summary>
    internal const int ShortWord = 48;

    private const int NoMerge = int.MaxValue;

    [ThreadStatic]
    private static MergeQueue? _spare;

    private readonly PriorityQueue<int, long> _heap = new();
    private Symbol[] _symbols = new Symbol[64];
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
        if (_count == _symbols.Length) Array.Resize(ref _symbols, _count * 2);
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
        while (true)
        {
            var best = -1;
            var rank = NoMerge;
            for (var i = 0; i < _count; i = _symbols[i].Next)
            {
                if (_symbols[i].Rank >= rank) continue;
                rank = _symbols[i].Rank;
                best = i;
            }

            if (best < 0) return;
            Join(best, merges);
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
            if (symbol.Length == 0 || symbol.Rank != (int)(priority >> 32)) continue;
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

    private void Push(int position)
    {
        if (_symbols[position].Rank != NoMerge) _heap.Enqueue(position, (long)_symbols[position].Rank << 32 | (uint)position);
    }

    private void Join(int position, MergeTable merges)
    {
        ref var left = ref _symbols[position];
        ref var right = ref _symbols[left.Next];
        left.Id = left.Result;
        left.Length += right.Length;
        left.Next = right.Next;
        right.Length = 0;
        if (left.Next < _count) _symbols[left.Next].Previous = position;
        Rate(position, merges);
        if (left.Previous >= 0) Rate(left.Previous, merges);
    }

    private void Rate(int position, MergeTable merges)
    {
        ref var symbol = ref _symbols[position];
        if (symbol.Next >= _count || !merges.TryGet(symbol.Id, _symbols[symbol.Next].Id, out symbol.Rank, out symbol.Result))
            symbol.Rank = NoMerge;
    }

    private struct Symbol
    {
        internal int Id;
        internal int Length;
        internal int Previous;
        internal int Next;
        internal int Rank;
        internal int Result;
    }
}
