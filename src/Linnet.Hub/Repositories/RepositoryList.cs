using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>Lists the repositories that a caller may know of.</summary>
internal sealed class RepositoryList(HubDatabase database)
{
    internal Task<List<RepositoryRow>> FindAsync(Caller caller, RepositoryQuery query, CancellationToken cancellation) => database.ReadAsync(context =>
    {
        var rows = context.Repositories.VisibleTo(caller).Where(row => row.Kind == query.Kind);
        if (query.Author is { Length: > 0 } author)
        {
            var prefix = author.ToLowerInvariant() + "/";
            rows = rows.Where(row => row.NameKey.StartsWith(prefix));
        }

        if (query.Search is { Length: > 0 } search)
        {
            var part = search.ToLowerInvariant();
            rows = rows.Where(row => row.NameKey.Contains(part));
        }

        if (query.PipelineTag is { } task) rows = rows.Where(row => row.PipelineTag == task);
        if (query.IsGated is { } isGated) rows = rows.Where(row => (row.Gating != Gating.None) == isGated);
        foreach (var tag in query.Filters)
            rows = rows.Where(row => context.RepositoryTags.Any(known => known.RepositoryId == row.Id && known.Tag == tag));
        var sorted = query.Order switch
        {
            RepositoryOrder.Created => rows.OrderByDescending(row => row.Created),
            RepositoryOrder.Downloads => rows.OrderByDescending(row => row.Downloads),
            RepositoryOrder.Likes => rows.OrderByDescending(row => row.Likes),
            RepositoryOrder.Name => rows.OrderBy(row => row.NameKey),
            _ => rows.OrderByDescending(row => row.Modified),
        };
        return sorted.ThenBy(row => row.Id).Skip(query.Skip).Take(query.Take).ToListAsync(cancellation);
    });

    /// <summary>The heads of repositories' main branches.</summary>
    internal async Task<IReadOnlyDictionary<long, ObjectId>> HeadsAsync(IReadOnlyList<RepositoryRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        return await database.ReadAsync(context => context.Refs.Where(row => ids.Contains(row.RepositoryId) && row.Name == RefNames.Main)
            .ToDictionaryAsync(row => row.RepositoryId, row => row.CommitId, cancellation));
    }

    /// <summary>The tags of repositories.</summary>
    internal async Task<ILookup<long, string>> TagsAsync(IReadOnlyList<RepositoryRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var tags = await database.ReadAsync(context => context.RepositoryTags.Where(row => ids.Contains(row.RepositoryId)).OrderBy(row => row.Tag).ToListAsync(cancellation));
        return tags.ToLookup(row => row.RepositoryId, row => row.Tag);
    }
}
