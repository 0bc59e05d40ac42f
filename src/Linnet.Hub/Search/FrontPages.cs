using System.Collections.Concurrent;
using Linnet.Hub.Access;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Search;

/// <summary>What the front page shows of a kind of repositories; public ones only.</summary>
/// <param name="Trending">What gets attention lately.</param>
/// <param name="Newest">What has changed last.</param>
/// <param name="Total">How many there are.</param>
internal sealed record FrontPage(IReadOnlyList<FoundRepository> Trending, IReadOnlyList<FoundRepository> Newest, int Total);

/// <summary>Makes what the front page shows once every few seconds, however many look at it.</summary>
internal sealed class FrontPages(RepositorySearch search, TimeProvider clock) : IDisposable
{
    private const int Shown = 12;

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<RepositoryKind, (FrontPage Page, DateTimeOffset At)> _pages = new();
    private readonly SemaphoreSlim _making = new(1, 1);

    /// <summary>The lists of a kind.</summary>
    internal async Task<FrontPage> GetAsync(RepositoryKind kind, CancellationToken cancellation)
    {
        if (Fresh(kind) is { } known) return known;
        await _making.WaitAsync(cancellation);
        try
        {
            if (Fresh(kind) is { } made) return made;
            var request = new SearchRequest { Kind = kind, Take = Shown };
            var trending = await search.FindAsync(Caller.Anonymous, request with { Order = SearchOrder.Trending }, cancellation);
            var newest = await search.FindAsync(Caller.Anonymous, request with { Order = SearchOrder.Modified }, cancellation);
            var page = new FrontPage(trending.Rows, newest.Rows, newest.Total);
            _pages[kind] = (page, clock.GetUtcNow());
            return page;
        }
        finally
        {
            _making.Release();
        }
    }

    public void Dispose() => _making.Dispose();

    private FrontPage? Fresh(RepositoryKind kind)
    {
        if (!_pages.TryGetValue(kind, out var known)) return null;
        var age = clock.GetUtcNow() - known.At;
        return age >= TimeSpan.Zero && age < MaxAge ? known.Page : null;
    }
}
