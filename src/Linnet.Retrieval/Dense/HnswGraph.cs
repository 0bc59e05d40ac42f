using System.Collections.Concurrent;
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
    private readonly HnswLinks _links;
    private readonly int _entry;

    /// <summary>Walks that no search is on: each remembers for every vector whether it was seen, which is too much to make anew each time.</summary>
    private readonly ConcurrentBag<HnswWalk> _walks = [];

    /// <summary>Puts a graph together.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="links">The neighbours of each.</param>
    /// <param name="entry">Where a search begins: a vector on the highest layer.</param>
    internal HnswGraph(VectorTable vectors, HnswLinks links, int entry) => (_vectors, _links, _entry) = (vectors, links, entry);

    /// <summary>Bytes of the edges.</summary>
    internal long Bytes => _links.Bytes;

    /// <summary>The rows that point most like a vector, best first, as far as they are found.</summary>
    /// <param name="query">Of length 1.</param>
    /// <param name="count">Most rows.</param>
    /// <param name="candidates">Kept on the way (ef); at least <paramref name="count"/> are.</param>
    internal List<(int Row, float Score)> Search(ReadOnlySpan<float> query, int count, int candidates)
    {
        if (_vectors.Count == 0) return [];
        if (!_walks.TryTake(out var walk)) walk = new HnswWalk(_vectors, _links);
        var near = _entry;
        for (var layer = _links.Layers(_entry) - 1; layer > 0; layer--) near = walk.Nearest(query, near, layer);
        var found = walk.Near(query, [near], Math.Max(count, candidates), 0);
        _walks.Add(walk);
        if (found.Count > count) found.RemoveRange(count, found.Count - count);
        return found;
    }

    internal IEnumerable<SafetensorsEntry> Entries() => [.. _links.Entries(), SafetensorsEntry.Of("graph.entry", [_entry], 1)];

    /// <summary>Reads a graph back and checks that it leads nowhere but to its vectors.</summary>
    /// <exception cref="ModelFormatException">A part is missing or does not fit.</exception>
    internal static HnswGraph Read(SafetensorsFile file, VectorTable vectors)
    {
        var entry = file.Ints("graph.entry");
        if (HnswLinks.Read(file, vectors.Count) is not { } links || entry is not [var first] || first < 0 || (first >= vectors.Count && vectors.Count > 0))
            throw new ModelFormatException(file.Path, "the parts of the graph do not fit together; build the index anew.");
        return new HnswGraph(vectors, links, first);
    }
}
