namespace Linnet.Hub.Search.Catalog;

/// <summary>All repositories at one moment, by their numbers. A later moment shares all pages in which nothing has changed.</summary>
internal sealed class CatalogSnapshot
{
    private const int PageBits = 9;
    private const int PageSize = 1 << PageBits;

    private readonly CatalogEntry?[]?[] _pages;

    private CatalogSnapshot(CatalogEntry?[]?[] pages, FacetTable facets, long version, long textVersion)
    {
        _pages = pages;
        Facets = facets;
        Version = version;
        TextVersion = textVersion;
    }

    internal FacetTable Facets { get; }

    /// <summary>Counts the changes that this process has seen.</summary>
    internal long Version { get; }

    /// <summary>Counts those among them that touch the index of words.</summary>
    internal long TextVersion { get; }

    /// <summary>One more than the largest number of a repository.</summary>
    internal int Limit => _pages.Length << PageBits;

    internal CatalogEntry? this[long id] => id >= 0 && id >> PageBits < _pages.Length && _pages[id >> PageBits] is { } page ? page[id & (PageSize - 1)] : null;

    internal static CatalogSnapshot Empty(FacetTable facets) => new([], facets, 0, 0);

    /// <summary>All repositories, by their numbers.</summary>
    internal IEnumerable<CatalogEntry> All()
    {
        foreach (var page in Pages())
        {
            foreach (var entry in page)
            {
                if (entry is not null) yield return entry;
            }
        }
    }

    /// <summary>The pages that hold repositories.</summary>
    internal IEnumerable<CatalogEntry?[]> Pages()
    {
        foreach (var page in _pages)
        {
            if (page is not null) yield return page;
        }
    }

    /// <summary>The next moment.</summary>
    /// <param name="changes">Number and new state of what has changed; null for what is gone.</param>
    internal CatalogSnapshot With(IReadOnlyCollection<(long Id, CatalogEntry? Entry)> changes)
    {
        if (changes.Count == 0) return this;
        var length = Math.Max(_pages.Length, (int)(changes.Max(change => change.Id) >> PageBits) + 1);
        var pages = new CatalogEntry?[]?[length];
        _pages.CopyTo(pages, 0);
        var isCopied = new bool[length];
        var touchesText = false;
        foreach (var (id, entry) in changes)
        {
            var index = id >> PageBits;
            if (!isCopied[index])
            {
                pages[index] = pages[index] is { } old ? [.. old] : new CatalogEntry?[PageSize];
                isCopied[index] = true;
            }

            ref var slot = ref pages[index]![id & (PageSize - 1)];
            touchesText |= slot?.Fingerprint != entry?.Fingerprint || slot?.NameKey != entry?.NameKey;
            slot = entry;
        }

        return new CatalogSnapshot(pages, Facets, Version + 1, touchesText ? TextVersion + 1 : TextVersion);
    }
}
