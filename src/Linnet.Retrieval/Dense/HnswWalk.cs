namespace Linnet.Retrieval.Dense;

/// <summary>Steps from vector to vector over a layer of a graph; one instance serves one search at a time, and any number after one another.</summary>
/// <param name="vectors">The vectors.</param>
/// <param name="links">The neighbours of each.</param>
internal sealed class HnswWalk(VectorTable vectors, HnswLinks links)
{
    /// <summary>The search in which each vector was last seen.</summary>
    private readonly int[] _seen = new int[vectors.Count];
    private readonly ScoredRows _open = new(bestFirst: true);
    private readonly ScoredRows _kept = new(bestFirst: false);
    private int _search;

    /// <summary>From neighbour to neighbour, as long as one is nearer (algorithm 2 with ef = 1).</summary>
    internal int Nearest(ReadOnlySpan<float> query, int start, int layer)
    {
        var (near, best) = (start, VectorTable.Dot(vectors[start], query));
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var row in links[near, layer])
            {
                var score = VectorTable.Dot(vectors[row], query);
                if (score <= best) continue;
                (near, best, moved) = (row, score, true);
            }
        }

        return near;
    }

    /// <summary>The best that are reached while the nearest unseen are followed (algorithm 2).</summary>
    /// <param name="query">Of length 1.</param>
    /// <param name="starts">Where to begin.</param>
    /// <param name="count">How many to keep (ef).</param>
    /// <param name="layer">The layer.</param>
    /// <returns>Best first; equal ones in their order.</returns>
    internal List<(int Row, float Score)> Near(ReadOnlySpan<float> query, IReadOnlyList<int> starts, int count, int layer)
    {
        if (_search == int.MaxValue)
        {
            Array.Clear(_seen);
            _search = 0;
        }

        _search++;
        _open.Clear();
        for (var i = 0; i < starts.Count; i++) Offer(query, starts[i], count);
        while (_open.TryTake(out var row, out var score))
        {
            if (_kept.Count >= count && score < _kept.FirstScore()) break;
            foreach (var neighbor in links[row, layer]) Offer(query, neighbor, count);
        }

        return _kept.TakeReversed();
    }

    private void Offer(ReadOnlySpan<float> query, int row, int count)
    {
        if (_seen[row] == _search) return;
        _seen[row] = _search;
        var score = VectorTable.Dot(vectors[row], query);
        if (_kept.Count < count)
        {
            _kept.Add(row, score);
        }
        else
        {
            if (score <= _kept.FirstScore()) return;
            _kept.Exchange(row, score);
        }

        _open.Add(row, score);
    }
}
