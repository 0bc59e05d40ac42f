using Linnet.Numerics;

namespace Linnet.Retrieval.Dense;

/// <summary>Builds a graph, one vector after the other (algorithm 1); the same vectors and seed give the same graph.</summary>
internal sealed class HnswBuilder
{
    private const int MostLayers = 16;

    private readonly VectorTable _vectors;
    private readonly HnswOptions _options;
    private readonly List<int>[][] _neighbors;
    private readonly HnswWalk _walk;
    private int _entry = -1;

    private HnswBuilder(VectorTable vectors, HnswOptions options)
    {
        options.Validate();
        (_vectors, _options) = (vectors, options);
        _neighbors = new List<int>[vectors.Count][];
        _walk = new HnswWalk(vectors, (row, layer) => layer < _neighbors[row].Length ? _neighbors[row][layer] : []);
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

        return new HnswGraph(vectors, [.. builder._neighbors.Select(layers => layers.Select(list => list.ToArray()).ToArray())], Math.Max(0, builder._entry));
    }

    private void Insert(int row)
    {
        var top = TopLayer(row);
        _neighbors[row] = [.. Enumerable.Range(0, top + 1).Select(_ => new List<int>())];
        if (_entry < 0)
        {
            _entry = row;
            return;
        }

        var query = _vectors[row].ToArray();
        var highest = _neighbors[_entry].Length - 1;
        var near = _entry;
        for (var layer = highest; layer > top; layer--) near = _walk.Nearest(query, near, layer);
        var starts = new List<int> { near };
        for (var layer = Math.Min(top, highest); layer >= 0; layer--)
        {
            var found = _walk.Near(query, starts, _options.ConstructionCandidates, layer);
            foreach (var neighbor in Choose(found, _options.Neighbors))
            {
                _neighbors[row][layer].Add(neighbor);
                Connect(neighbor, row, layer);
            }

            starts = [.. found.Select(item => item.Row)];
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
        var list = _neighbors[row][layer];
        list.Add(neighbor);
        var most = layer == 0 ? 2 * _options.Neighbors : _options.Neighbors;
        if (list.Count <= most) return;
        var ranked = list.Select(other => (other, Score: VectorTable.Dot(_vectors[row], _vectors[other]))).OrderByDescending(item => item.Score).ThenBy(item => item.other).ToList();
        _neighbors[row][layer] = Choose(ranked, most);
    }

    /// <summary>
    /// Those that are nearer to the vector than to any that is chosen already, so that edges lead in all directions (algorithm 4); the best of the
    /// rest fill up.
    /// </summary>
    private List<int> Choose(IReadOnlyList<(int Row, float Score)> ranked, int most)
    {
        var chosen = new List<int>(most);
        var rest = new List<int>();
        foreach (var (row, score) in ranked)
        {
            if (chosen.Count == most) break;
            if (chosen.TrueForAll(other => VectorTable.Dot(_vectors[row], _vectors[other]) < score)) chosen.Add(row);
            else rest.Add(row);
        }

        chosen.AddRange(rest.Take(most - chosen.Count));
        return chosen;
    }
}
