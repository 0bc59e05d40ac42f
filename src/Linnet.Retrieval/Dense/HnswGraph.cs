using Linnet.Models.Safetensors;

namespace Linnet.Retrieval.Dense;

/// <summary>
/// A hierarchical navigable small world (Malkov and Yashunin 2018, "Efficient and Robust Approximate Nearest Neighbor Search"): every vector knows
/// some near ones; fewer and fewer vectors stand on higher layers, over which a search comes near its goal in a few steps. Immutable and safe to
/// search from any number of threads.
/// </summary>
internal sealed class HnswGraph
{
    private readonly VectorTable _vectors;

    /// <summary>Neighbours by vector and layer.</summary>
    private readonly int[][][] _neighbors;
    private readonly int _entry;

    /// <summary>Puts a graph together.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="neighbors">For each vector, for each of its layers from the lowest, its neighbours.</param>
    /// <param name="entry">Where a search begins: a vector on the highest layer.</param>
    internal HnswGraph(VectorTable vectors, int[][][] neighbors, int entry) => (_vectors, _neighbors, _entry) = (vectors, neighbors, entry);

    /// <summary>The rows that point most like a vector, best first, as far as they are found.</summary>
    /// <param name="query">Of length 1.</param>
    /// <param name="count">Most rows.</param>
    /// <param name="candidates">Kept on the way (ef); at least <paramref name="count"/> are.</param>
    internal List<(int Row, float Score)> Search(ReadOnlySpan<float> query, int count, int candidates)
    {
        if (_vectors.Count == 0) return [];
        var vector = query.ToArray();
        var walk = new HnswWalk(_vectors, (row, layer) => layer < _neighbors[row].Length ? _neighbors[row][layer] : []);
        var near = _entry;
        for (var layer = _neighbors[_entry].Length - 1; layer > 0; layer--) near = walk.Nearest(vector, near, layer);
        return [.. walk.Near(vector, [near], Math.Max(count, candidates), 0).Take(count)];
    }

    internal IEnumerable<SafetensorsEntry> Entries()
    {
        var lists = _neighbors.SelectMany(layers => layers).ToArray();
        int[] layers = [.. _neighbors.Select(own => own.Length)], sizes = [.. lists.Select(list => list.Length)], all = [.. lists.SelectMany(list => list)];
        return
        [
            SafetensorsEntry.Of("graph.layers", layers, layers.Length), SafetensorsEntry.Of("graph.sizes", sizes, sizes.Length),
            SafetensorsEntry.Of("graph.neighbors", all, all.Length), SafetensorsEntry.Of("graph.entry", [_entry], 1),
        ];
    }

    /// <summary>Reads a graph back and checks that it leads nowhere but to its vectors.</summary>
    /// <exception cref="ModelFormatException">A part is missing or does not fit.</exception>
    internal static HnswGraph Read(SafetensorsFile file, VectorTable vectors)
    {
        int[] layers = file.Ints("graph.layers"), sizes = file.Ints("graph.sizes"), all = file.Ints("graph.neighbors"), entry = file.Ints("graph.entry");
        var fits = layers.Length == vectors.Count && layers.All(count => count >= 1) && layers.Sum(count => (long)count) == sizes.Length
            && sizes.All(size => size >= 0) && sizes.Sum(size => (long)size) == all.Length && all.All(row => row >= 0 && row < vectors.Count)
            && entry is [var first] && first >= 0 && (first < vectors.Count || vectors.Count == 0);
        if (!fits) throw new ModelFormatException(file.Path, "the parts of the graph do not fit together; build the index anew.");
        var neighbors = new int[layers.Length][][];
        for (int row = 0, list = 0, start = 0; row < neighbors.Length; row++)
        {
            neighbors[row] = new int[layers[row]][];
            for (var layer = 0; layer < layers[row]; layer++)
            {
                neighbors[row][layer] = all[start..(start + sizes[list])];
                start += sizes[list++];
            }
        }

        return new HnswGraph(vectors, neighbors, entry[0]);
    }
}
