using Linnet.Numerics;

namespace Linnet.Retrieval.Dense;

/// <summary>Builds a graph, one vector after the other (algorithm 1); the same vectors and seed give the same graph.</summary>
internal sealed class HnswBuilder
{
    private const int MostLayers = 16;

    private readonly VectorTable _vectors;
    private readonly HnswOptions _options;
    private readonly HnswLinks _links;
    private readonly HnswWalk _walk;
    private readonly List<int> _chosen = [];
    private readonly List<int> _rest = [];
    private int _entry = -1;

    private HnswBuilder(VectorTable vectors, HnswOptions options)
    {
        options.Validate();
        (_vectors, _options) = (vectors, options);
        _links = HnswLinks.Empty([.. Enumerable.Range(0, vectors.Count).Select(row => TopLayer(row) + 1)], 2 * options.Neighbors, options.Neighbors);
        _walk = new HnswWalk(vectors, _links);
    }

    /// <summary>The graph over all vectors.</summary>
    /// <param name="vectors">Of length 1.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Looked at before every vector.</param>
    internal static HnswGraph Build(VectorTable vectors, HnswOptions options, CancellationToken cancellation = default)
    {
        var builder = new HnswBuilder(vectors, options);
        for (var row = 0; row < vectors.Count; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            builder.Insert(row);
        }

        return new HnswGraph(vectors, builder._links, Math.Max(0, builder._entry));
    }

    private void Insert(int row)
    {
        if (_entry < 0)
        {
            _entry = row;
            return;
        }

        var (top, highest) = (_links.Layers(row) - 1, _links.Layers(_entry) - 1);
        var near = _entry;
        for (var layer = highest; layer > top; layer--) near = _walk.Nearest(_vectors[row], near, layer);
        List<int> starts = [near];
        for (var layer = Math.Min(top, highest); layer >= 0; layer--)
        {
            var found = _walk.Near(_vectors[row], starts, _options.ConstructionCandidates, layer);
            _links.Set(row, layer, Choose(found, _options.Neighbors));
            foreach (var neighbor in _links[row, layer]) Connect(neighbor, row, layer);
            starts = found.ConvertAll(item => item.Row);
        }

        if (top > highest) _entry = row;
    }

    /// <summary>Layers thin out exponentially, with 1 / ln M as the paper advises; a function of seed and row.</summary>
    private int TopLayer(int row)
    {
        var draw = ((SplitMix64.At(_options.Seed, (ulong)row) >> 11) + 1) * (1.0 / (1UL << 53));
        return Math.Min(MostLayers, (int)(-Math.Log(draw) / Math.Log(_options.Neighbors)));
    }

    private void Connect(int row, int neighbor, int layer)
    {
        if (_links.TryAdd(row, layer, neighbor)) return;
        var own = _links[row, layer];
        var ranked = new List<(int Row, float Score)>(own.Length + 1) { (neighbor, VectorTable.Dot(_vectors[row], _vectors[neighbor])) };
        foreach (var other in own) ranked.Add((other, VectorTable.Dot(_vectors[row], _vectors[other])));
        ranked.Sort((x, y) => x.Score != y.Score ? y.Score.CompareTo(x.Score) : x.Row.CompareTo(y.Row));
        _links.Set(row, layer, Choose(ranked, own.Length));
    }

    /// <summary>
    /// Those that are nearer to the vector than to any that is chosen already, so that edges lead in all directions (algorithm 4); the best of the
    /// rest fill up.
    /// </summary>
    /// <returns>Valid until the next call.</returns>
    private List<int> Choose(List<(int Row, float Score)> ranked, int most)
    {
        _chosen.Clear();
        _rest.Clear();
        foreach (var (row, score) in ranked)
        {
            if (_chosen.Count == most) break;
            if (IsNearest(row, score)) _chosen.Add(row);
            else _rest.Add(row);
        }

        for (var i = 0; _chosen.Count < most && i < _rest.Count; i++) _chosen.Add(_rest[i]);
        return _chosen;
    }

    private bool IsNearest(int row, float score)
    {
        foreach (var other in _chosen)
        {
            if (VectorTable.Dot(_vectors[row], _vectors[other]) >= score) return false;
        }

        return true;
    }
}
