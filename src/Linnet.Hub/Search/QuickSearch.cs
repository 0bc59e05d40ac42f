using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search.Catalog;
using Linnet.Hub.Search.Ranking;
using Linnet.Hub.Search.Text;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Search;

/// <summary>What somebody who is typing may mean.</summary>
/// <param name="Repositories">The best of each kind, and how many there are.</param>
/// <param name="Accounts">Users and organisations.</param>
internal sealed record QuickResult(IReadOnlyDictionary<RepositoryKind, (IReadOnlyList<FoundRepository> Rows, int Total)> Repositories, IReadOnlyList<AccountRow> Accounts);

/// <summary>Finds by names alone, fast enough for every key that is pressed.</summary>
internal sealed class QuickSearch(HubDatabase database, RepositoryCatalog catalog, RepositorySearch search)
{
    /// <summary>Finds.</summary>
    /// <param name="caller">Who types.</param>
    /// <param name="text">What has been typed so far.</param>
    /// <param name="take">How many of each kind.</param>
    /// <param name="cancellation">Ends the search.</param>
    internal async Task<QuickResult> FindAsync(Caller caller, string text, int take, CancellationToken cancellation)
    {
        var typed = SearchText.Parse(text);
        var found = new Dictionary<RepositoryKind, (IReadOnlyList<FoundRepository>, int)>();
        var snapshot = await catalog.CurrentAsync(cancellation);
        var noTexts = new TextMatches(0);
        foreach (var kind in Enum.GetValues<RepositoryKind>())
        {
            var result = CatalogScan.Run(snapshot, caller, new SearchRequest { Kind = kind, Text = typed, Take = take }, typed.HasNoWords ? null : noTexts, RecentLikes.None);
            found[kind] = (await search.LoadAsync(caller, [.. result.Found.Select(entry => entry.Entry)], snapshot, cancellation), result.Total);
        }

        return new QuickResult(found, typed.Parts is [var name] ? await AccountsAsync(name, take, cancellation) : []);
    }

    private Task<List<AccountRow>> AccountsAsync(string beginning, int take, CancellationToken cancellation) => database.ReadAsync(
        context => context.Accounts.Where(row => !row.IsDisabled && row.NameKey.StartsWith(beginning)).OrderBy(row => row.NameKey).Take(take).ToListAsync(cancellation));
}
