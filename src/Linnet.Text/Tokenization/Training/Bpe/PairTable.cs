using System.Runtime.InteropServices;

namespace Linnet.Text.Tokenization.Training;

/// <summary>How often each pair of neighbours stands in the corpus, and where it may stand.</summary>
internal sealed class PairTable
{
    private readonly Dictionary<ulong, int> _index = [];
    private readonly List<Entry> _entries = [];
    private readonly List<int> _grown = [];

    /// <summary>The pairs whose counts have grown since the last call to <see cref="ClearGrown"/>.</summary>
    internal List<int> Grown => _grown;

    internal (int Left, int Right) Symbols(int pair) => (_entries[pair].Left, _entries[pair].Right);

    internal long Count(int pair) => _entries[pair].Count;

    /// <summary>One more place for a pair.</summary>
    internal void Add(int left, int right, long count, int place)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, PairKey.Of(left, right), out var exists);
        if (!exists)
        {
            slot = _entries.Count;
            _entries.Add(new Entry { Left = left, Right = right, Places = [] });
        }

        ref var entry = ref CollectionsMarshal.AsSpan(_entries)[slot];
        entry.Count += count;
        entry.Places.Add(place);
        if (entry.IsGrown) return;
        entry.IsGrown = true;
        _grown.Add(slot);
    }

    /// <summary>One place less; the place itself stays in the list and is recognised as stale later.</summary>
    internal void Subtract(int left, int right, long count) =>
        CollectionsMarshal.AsSpan(_entries)[_index[PairKey.Of(left, right)]].Count -= count;

    /// <summary>Empties a pair and hands out its places from left to right; some may be stale.</summary>
    internal List<int> Take(int pair)
    {
        ref var entry = ref CollectionsMarshal.AsSpan(_entries)[pair];
        var places = entry.Places;
        places.Sort();
        entry.Places = [];
        return places;
    }

    /// <summary>After all places of a pair are merged none is left.</summary>
    internal void Empty(int pair) => CollectionsMarshal.AsSpan(_entries)[pair].Count = 0;

    internal void ClearGrown()
    {
        var entries = CollectionsMarshal.AsSpan(_entries);
        foreach (var pair in _grown) entries[pair].IsGrown = false;
        _grown.Clear();
    }

    private struct Entry
    {
        internal int Left;
        internal int Right;
        internal long Count;
        internal List<int> Places;
        internal bool IsGrown;
    }
}
