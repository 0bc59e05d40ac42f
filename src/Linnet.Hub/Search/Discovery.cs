using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search.Catalog;

namespace Linnet.Hub.Search;

/// <summary>All ways to find repositories, over one catalogue in memory.</summary>
internal sealed class Discovery : IDisposable
{
    private readonly RepositoryCatalog _catalog;
    private readonly TextMatcher _matcher;
    private readonly RecentLikes _likes;
    private readonly RepositorySearch _search;
    private readonly SimilarRepositories _similar;
    private readonly QuickSearch _quick;
    private readonly FrontPages _front;

    internal Discovery(HubDatabase database, TimeProvider clock)
    {
        _catalog = new RepositoryCatalog(database);
        _matcher = new TextMatcher(database);
        _likes = new RecentLikes(database, clock);
        _search = new RepositorySearch(database, _catalog, _matcher, _likes);
        _similar = new SimilarRepositories(_catalog, _search);
        _quick = new QuickSearch(database, _catalog, _search);
        _front = new FrontPages(_catalog, _search);
    }

    /// <summary>Finds what fits a request.</summary>
    internal Task<SearchResult> FindAsync(Caller caller, SearchRequest request, CancellationToken cancellation) => _search.FindAsync(caller, request, cancellation);

    /// <summary>Finds what is like a repository.</summary>
    internal Task<IReadOnlyList<FoundRepository>> SimilarAsync(Caller caller, RepositoryRow repository, int take, CancellationToken cancellation) =>
        _similar.FindAsync(caller, repository, take, cancellation);

    /// <summary>Finds what somebody who is typing may mean.</summary>
    internal Task<QuickResult> SuggestAsync(Caller caller, string text, int take, CancellationToken cancellation) => _quick.FindAsync(caller, text, take, cancellation);

    /// <summary>What is worth showing to everybody.</summary>
    internal Task<FrontPage> FrontAsync(RepositoryKind kind, CancellationToken cancellation) => _front.GetAsync(kind, cancellation);

    public void Dispose()
    {
        _catalog.Dispose();
        _matcher.Dispose();
        _likes.Dispose();
        _front.Dispose();
    }
}
