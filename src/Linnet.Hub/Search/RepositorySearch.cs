using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Search.Catalog;
using Linnet.Hub.Search.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Search;

/// <summary>Finds repositories: those that a caller may know of, and counts only these.</summary>
internal sealed class RepositorySearch(HubDatabase database, RepositoryCatalog catalog, TextMatcher matcher, RecentLikes likes)
{
    /// <summary>Finds.</summary>
    internal async Task<SearchResult> FindAsync(Caller caller, SearchRequest request, CancellationToken cancellation)
    {
        var snapshot = await catalog.CurrentAsync(cancellation);
        var matches = request.Text.HasNoWords ? null : await matcher.MatchAsync(snapshot, request.Text.Terms, cancellation);
        var recent = request.Order == SearchOrder.RecentLikes ? await likes.CountAsync(snapshot.Version, cancellation) : RecentLikes.None;
        var result = CatalogScan.Run(snapshot, caller, request, matches, recent);
        var rows = await LoadAsync(caller, [.. result.Found.Select(found => found.Entry)], snapshot, cancellation);
        return new SearchResult(rows, result.Total, result is { HasMore: true, Found.Count: > 0 } ? result.Found[^1].Place : null, result.Facets);
    }

    /// <summary>The rows of repositories, in the order given. Asked once more who may see them: rows are the truth, and no row leaves that its reader may not have.</summary>
    internal async Task<IReadOnlyList<FoundRepository>> LoadAsync(Caller caller, IReadOnlyList<CatalogEntry> entries, CatalogSnapshot snapshot, CancellationToken cancellation)
    {
        if (entries.Count == 0) return [];
        var found = new Dictionary<long, FoundRepository>();
        foreach (var part in entries.Chunk(HubDatabase.MaxParameters))
        {
            var ids = part.Select(entry => entry.Id).ToArray();
            var rows = await database.ReadAsync(context => context.Repositories.Where(row => ids.Contains(row.Id) && row.Deleted == null)
                .Join(context.SearchEntries, row => row.Id, entry => entry.RepositoryId, (row, entry) => new { row, entry.Summary, entry.Parameters, entry.ParameterTypes, entry.TrendLevel })
                .ToListAsync(cancellation));
            foreach (var line in rows.Where(line => Permissions.MaySee(caller, line.row.OwnerId, line.row.Visibility)))
                found[line.row.Id] = new FoundRepository(line.row, line.Summary, line.Parameters, line.ParameterTypes, line.TrendLevel, [.. snapshot[line.row.Id]!.Facets.Select(number => snapshot.Facets[number])]);
        }

        return [.. entries.Where(entry => found.ContainsKey(entry.Id)).Select(entry => found[entry.Id])];
    }
}
