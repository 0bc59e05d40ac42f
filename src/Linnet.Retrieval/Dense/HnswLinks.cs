using Linnet.Models.Safetensors;

namespace Linnet.Retrieval.Dense;

/// <summary>
/// The edges of a graph: for every vector, for each of its layers from the lowest, its neighbours. All lists lie in one array, each in a place of a
/// fixed size, so that a hundred thousand vectors are three arrays and not as many objects.
/// </summary>
internal sealed class HnswLinks
{
    /// <summary>The number of a vector's lowest list; its further layers follow.</summary>
    private readonly int[] _firstList;

    /// <summary>Where each list begins, and behind the last one where it would end if it were full.</summary>
    private readonly int[] _starts;
    private readonly int[] _counts;
    private readonly int[] _neighbors;

    private HnswLinks(int[] firstList, int[] starts, int[] counts, int[] neighbors) =>
        (_firstList, _starts, _counts, _neighbors) = (firstList, starts, counts, neighbors);

    /// <summary>Number of vectors.</summary>
    internal int Count => _firstList.Length - 1;

    /// <summary>Bytes of all arrays.</summary>
    internal long Bytes => sizeof(int) * (_firstList.LongLength + _starts.LongLength + _counts.LongLength + _neighbors.LongLength);

    /// <summary>Lists without edges.</summary>
    /// <param name="layers">The number of layers of each vector, at least 1.</param>
    /// <param name="lowest">Places of a lowest list.</param>
    /// <param name="upper">Places of any other.</param>
    /// <exception cref="ConfigurationException">There would be more edges than an array holds.</exception>
    internal static HnswLinks Empty(IReadOnlyList<int> layers, int lowest, int upper)
    {
        var firstList = new int[layers.Count + 1];
        for (var row = 0; row < layers.Count; row++) firstList[row + 1] = firstList[row] + layers[row];
        var starts = new int[firstList[^1] + 1];
        var next = 0L;
        for (var row = 0; row < layers.Count; row++)
        {
            for (var list = firstList[row]; list < firstList[row + 1]; list++)
            {
                next += list == firstList[row] ? lowest : upper;
                if (next > Array.MaxLength) throw new ConfigurationException($"{layers.Count} vectors with {lowest} neighbours each are more than a graph can hold; use fewer neighbours.");
                starts[list + 1] = (int)next;
            }
        }

        return new HnswLinks(firstList, starts, new int[firstList[^1]], new int[next]);
    }

    /// <summary>Number of layers that a vector is on.</summary>
    internal int Layers(int row) => _firstList[row + 1] - _firstList[row];

    /// <summary>A vector's neighbours; none on a layer that it is not on.</summary>
    internal ReadOnlySpan<int> this[int row, int layer]
    {
        get
        {
            var list = _firstList[row] + layer;
            return list < _firstList[row + 1] ? _neighbors.AsSpan(_starts[list], _counts[list]) : [];
        }
    }

    /// <summary>Adds a neighbour where there is room.</summary>
    /// <returns>Whether there was.</returns>
    internal bool TryAdd(int row, int layer, int neighbor)
    {
        var list = _firstList[row] + layer;
        if (_counts[list] == _starts[list + 1] - _starts[list]) return false;
        _neighbors[_starts[list] + _counts[list]++] = neighbor;
        return true;
    }

    /// <summary>Puts other neighbours in the place of a vector's.</summary>
    /// <param name="row">The vector.</param>
    /// <param name="layer">One that it is on.</param>
    /// <param name="neighbors">No more than there is room for.</param>
    internal void Set(int row, int layer, IReadOnlyList<int> neighbors)
    {
        var list = _firstList[row] + layer;
        for (var i = 0; i < neighbors.Count; i++) _neighbors[_starts[list] + i] = neighbors[i];
        _counts[list] = neighbors.Count;
    }

    internal IEnumerable<SafetensorsEntry> Entries()
    {
        int[] layers = [.. Enumerable.Range(0, Count).Select(Layers)], all = new int[_counts.Sum(count => (long)count)];
        for (int list = 0, next = 0; list < _counts.Length; next += _counts[list++]) _neighbors.AsSpan(_starts[list], _counts[list]).CopyTo(all.AsSpan(next));
        return [SafetensorsEntry.Of("graph.layers", layers, layers.Length), SafetensorsEntry.Of("graph.sizes", _counts, _counts.Length), SafetensorsEntry.Of("graph.neighbors", all, all.Length)];
    }

    /// <summary>Reads lists back and checks that they lead nowhere but to their vectors.</summary>
    /// <returns>Null where the parts do not fit.</returns>
    internal static HnswLinks? Read(SafetensorsFile file, int vectors)
    {
        int[] layers = file.Ints("graph.layers"), sizes = file.Ints("graph.sizes"), all = file.Ints("graph.neighbors");
        var fits = layers.Length == vectors && layers.All(count => count >= 1) && layers.Sum(count => (long)count) == sizes.Length
            && sizes.All(size => size >= 0) && sizes.Sum(size => (long)size) == all.Length && all.All(row => row >= 0 && row < vectors);
        if (!fits) return null;
        var (firstList, starts) = (new int[layers.Length + 1], new int[sizes.Length + 1]);
        for (var row = 0; row < layers.Length; row++) firstList[row + 1] = firstList[row] + layers[row];
        for (var list = 0; list < sizes.Length; list++) starts[list + 1] = starts[list] + sizes[list];
        return new HnswLinks(firstList, starts, sizes, all);
    }
}
