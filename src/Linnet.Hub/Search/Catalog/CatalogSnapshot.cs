namespace Linnet.Hub.Search.Catalog;

/// <summary>All repositories at one moment, by their numbers. A later moment shares all pages in which nothing has changed.</summary>
internal sealed class CatalogSnapshot
{
    private readonly CatalogPage?[] _pages;

    private CatalogSnapshot(CatalogPage?[] pages, FacetTable facets, long version, long textVersion)
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
    internal int Limit => _pages.Length << CatalogPage.Bits;

    internal CatalogEntry? this[long id] =>
        id >= 0 && id >> CatalogPage.Bits < _pages.Length && _pages[id >> CatalogPage.Bits] is { } page ? page.Entries[PlaceOf(id)] : null;

    internal static CatalogSnapshot Empty(FacetTable facets) => new([], facets, 0, 0);

    /// <summary>All repositories, by their numbers.</summary>
    internal IEnumerable<CatalogEntry> All()
    {
        foreach (var page in Pages())
        {
            for (var place = 0; place < CatalogPage.Size; place++)
            {
                if (page.Entries[place] is { } entry) yield return entry;
            }
        }
    }

    /// <summary>The pages that hold repositories.</summary>
    internal IEnumerable<CatalogPage> Pages()
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
        var length = Math.Max(_pages.Length, (int)(changes.Max(change => change.Id) >> CatalogPage.Bits) + 1);
        var pages = new CatalogPage?[length];
        _pages.CopyTo(pages, 0);
        var touchesText = false;
        foreach (var page in changes.GroupBy(change => change.Id >> CatalogPage.Bits))
        {
            var entries = pages[page.Key]?.Copy() ?? new CatalogEntry?[CatalogPage.Size];
            foreach (var (id, entry) in page)
            {
                ref var slot = ref entries[PlaceOf(id)];
                touchesText |= slot?.Fingerprint != entry?.Fingerprint || slot?.NameKey != entry?.NameKey;
                slot = entry;
            }

            pages[page.Key] = new CatalogPage(entries);
        }

        return new CatalogSnapshot(pages, Facets, Version + 1, touchesText ? TextVersion + 1 : TextVersion);
    }

    private static int PlaceOf(long id) => (int)(id & (CatalogPage.Size - 1));
}
