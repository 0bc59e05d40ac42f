using System.Collections.Concurrent;
using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search.Catalog;

namespace Linnet.Hub.Search;

/// <summary>What the front page shows of a kind of repositories; public ones only.</summary>
/// <param name="Trending">What gets attention lately.</param>
/// <param name="Newest">What has changed last.</param>
/// <param name="Total">How many there are.</param>
internal sealed record FrontPage(IReadOnlyList<FoundRepository> Trending, IReadOnlyList<FoundRepository> Newest, int Total);

/// <summary>Makes what the front page shows once for everybody, and again when something has changed.</summary>
internal sealed class FrontPages(RepositoryCatalog catalog, RepositorySearch search) : IDisposable
{
    private const int Shown = 12;

    private readonly ConcurrentDictionary<RepositoryKind, (FrontPage Page, long Version)> _pages = new();
    private readonly SemaphoreSlim _making = new(1, 1);

    /// <summary>The lists of a kind.</summary>
    internal async Task<FrontPage> GetAsync(RepositoryKind kind, CancellationToken cancellation)
    {
        var version = (await catalog.CurrentAsync(cancellation)).Version;
        if (Known(kind, version) is { } known) return known;
        await _making.WaitAsync(cancellation);
        try
        {
            if (Known(kind, version) is { } made) return made;
            var request = new SearchRequest { Kind = kind, Take = Shown };
            var trending = await search.FindAsync(Caller.Anonymous, request with { Order = SearchOrder.Trending }, cancellation);
            var newest = await search.FindAsync(Caller.Anonymous, request with { Order = SearchOrder.Modified }, cancellation);
            var page = new FrontPage(trending.Rows, newest.Rows, newest.Total);
            _pages[kind] = (page, version);
            return page;
        }
        finally
        {
            _making.Release();
        }
    }

    public void Dispose() => _making.Dispose();

    private FrontPage? Known(RepositoryKind kind, long version) => _pages.TryGetValue(kind, out var known) && known.Version >= version ? known.Page : null;
}
