namespace Linnet.Retrieval.Dense;

/// <summary>
/// Rows with scores, of which the best or the worst comes out first; of equal scores the lower row is the better. Score and row are one number, so that
/// they are ordered by one comparison.
/// </summary>
/// <param name="bestFirst">Whether the best comes out first.</param>
internal sealed class ScoredRows(bool bestFirst)
{
    private readonly PriorityQueue<int, ulong> _rows = new();
    private readonly ulong _flip = bestFirst ? ulong.MaxValue : 0;

    internal int Count => _rows.Count;

    internal void Clear() => _rows.Clear();

    internal void Add(int row, float score) => _rows.Enqueue(row, Key(row, score));

    /// <summary>Adds a row, and takes the first one out.</summary>
    internal void Exchange(int row, float score) => _rows.EnqueueDequeue(row, Key(row, score));

    internal bool TryTake(out int row, out float score)
    {
        var any = _rows.TryDequeue(out row, out var key);
        score = any ? Score(key) : 0;
        return any;
    }

    /// <summary>The score of the row that comes out first; there is one.</summary>
    internal float FirstScore()
    {
        _rows.TryPeek(out _, out var key);
        return Score(key);
    }

    /// <summary>Takes all out, the first at the end of the list.</summary>
    internal List<(int Row, float Score)> TakeReversed()
    {
        var all = new List<(int Row, float Score)>(Count);
        while (TryTake(out var row, out var score)) all.Add((row, score));
        all.Reverse();
        return all;
    }

    /// <summary>Grows with the score, and among equals with the row's being lower: floats order like integers once the bits of negative ones are turned.</summary>
    private ulong Key(int row, float score)
    {
        // The sum makes one zero of the two.
        var bits = BitConverter.SingleToUInt32Bits(score + 0f);
        bits ^= (bits >> 31) == 0 ? 0x8000_0000u : uint.MaxValue;
        return (((ulong)bits << 32) | (uint)(int.MaxValue - row)) ^ _flip;
    }

    private float Score(ulong key)
    {
        var bits = (uint)((key ^ _flip) >> 32);
        return BitConverter.UInt32BitsToSingle(bits ^ ((bits >> 31) == 0 ? uint.MaxValue : 0x8000_0000u));
    }
}
