namespace Linnet.Retrieval.Dense;

/// <summary>Steps from vector to vector over a layer of a graph; one instance serves one search at a time.</summary>
/// <param name="vectors">The vectors.</param>
/// <param name="neighborsOf">The neighbours of a vector on a layer.</param>
internal sealed class HnswWalk(VectorTable vectors, Func<int, int, IReadOnlyList<int>> neighborsOf)
{
    private readonly HashSet<int> _seen = [];

    /// <summary>From neighbour to neighbour, as long as one is nearer (algorithm 2 with ef = 1).</summary>
    internal int Nearest(float[] query, int start, int layer)
    {
        var (near, best) = (start, VectorTable.Dot(vectors[start], query));
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var row in neighborsOf(near, layer))
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
    internal List<(int Row, float Score)> Near(float[] query, IEnumerable<int> starts, int count, int layer)
    {
        _seen.Clear();
        var open = new PriorityQueue<int, (float Distance, int Row)>();
        var kept = new PriorityQueue<int, (float Score, int Order)>();
        foreach (var start in starts) Offer(start);
        while (open.TryDequeue(out var row, out var key))
        {
            if (kept.Count >= count && kept.TryPeek(out _, out var worst) && -key.Distance < worst.Score) break;
            foreach (var neighbor in neighborsOf(row, layer)) Offer(neighbor);
        }

        var found = new List<(int Row, float Score)>(kept.Count);
        while (kept.TryDequeue(out var row, out var key)) found.Add((row, key.Score));
        found.Reverse();
        return found;

        void Offer(int row)
        {
            if (!_seen.Add(row)) return;
            var score = VectorTable.Dot(vectors[row], query);
            if (kept.Count >= count && kept.TryPeek(out _, out var worst) && score <= worst.Score) return;
            open.Enqueue(row, (-score, row));
            kept.Enqueue(row, (score, -row));
            if (kept.Count > count) kept.Dequeue();
        }
    }
}
