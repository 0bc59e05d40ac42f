using Linnet.Hub.Search.Catalog;

namespace Linnet.Hub.Search.Ranking;

/// <summary>Keeps the best of many, in memory for as many as are kept.</summary>
internal sealed class BestPlaces(int capacity)
{
    // The worst of those kept is in front.
    private readonly PriorityQueue<CatalogEntry, SearchPlace> _kept = new(Comparer<SearchPlace>.Create((left, right) => right.CompareTo(left)));
    private SearchPlace _worst;

    /// <summary>Looks at one more.</summary>
    internal void Add(CatalogEntry entry, in SearchPlace place)
    {
        if (_kept.Count < capacity) _kept.Enqueue(entry, place);
        else if (capacity == 0 || place.CompareTo(_worst) >= 0) return;
        else _kept.EnqueueDequeue(entry, place);
        _kept.TryPeek(out _, out _worst);
    }

    /// <summary>Those kept, the best first.</summary>
    internal List<(CatalogEntry Entry, SearchPlace Place)> ToList() =>
        [.. _kept.UnorderedItems.OrderBy(item => item.Priority).Select(item => (item.Element, item.Priority))];
}
