using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Collections;

/// <summary>Finds collections and what is in them, as far as a caller may know of it.</summary>
internal sealed class CollectionReader(HubDatabase database)
{
    /// <summary>How many items of each a list shows.</summary>
    internal const int ListedItems = 4;

    /// <summary>A page of collections with their first items.</summary>
    internal Task<Paged<CollectionView>> ListAsync(Caller caller, CollectionQuery query, CancellationToken cancellation) => database.ReadAsync(async context =>
    {
        var rows = await Filter(context, context.Collections.VisibleTo(caller), query)
            .OrderByDescending(row => row.Updated).ThenByDescending(row => row.Id).Skip(query.Bounds.Skip).Take(query.Bounds.Fetch).ToListAsync(cancellation);
        var page = Paged<CollectionRow>.Of(rows, query.Bounds.Take);
        var views = new List<CollectionView>();
        foreach (var row in page.Items) views.Add(await ViewAsync(context, caller, row, ListedItems, cancellation));
        return new Paged<CollectionView>(views, page.HasMore);
    });

    /// <summary>A collection with its items.</summary>
    internal static async Task<CollectionView> ViewAsync(HubDbContext context, Caller caller, CollectionRow row, int take, CancellationToken cancellation)
    {
        var items = await context.CollectionItems.Where(item => item.CollectionId == row.Id)
            .Where(item => context.Repositories.VisibleTo(caller).Any(repository => repository.Id == item.RepositoryId)
                || context.Collections.VisibleTo(caller).Any(target => target.Id == item.TargetId))
            .OrderBy(item => item.Position).ThenBy(item => item.Id).Take(take).ToListAsync(cancellation);
        var repositoryIds = items.Select(item => item.RepositoryId).OfType<long>().ToArray();
        var targetIds = items.Select(item => item.TargetId).OfType<long>().ToArray();
        var repositories = await context.Repositories.Where(repository => repositoryIds.Contains(repository.Id)).ToDictionaryAsync(repository => repository.Id, cancellation);
        var targets = await context.Collections.Where(target => targetIds.Contains(target.Id)).ToDictionaryAsync(target => target.Id, cancellation);
        var ownerIds = targets.Values.Select(target => target.OwnerId).Append(row.OwnerId).Distinct().ToArray();
        var owners = await context.Accounts.Where(account => ownerIds.Contains(account.Id)).ToDictionaryAsync(account => account.Id, cancellation);
        return new CollectionView(row, owners[row.OwnerId], [.. items.Select(item => new CollectionItem(
            item,
            item.RepositoryId is { } repositoryId ? repositories[repositoryId] : null,
            item.TargetId is { } targetId ? new CollectionView(targets[targetId], owners[targets[targetId].OwnerId], []) : null))]);
    }

    private static IQueryable<CollectionRow> Filter(HubDbContext context, IQueryable<CollectionRow> rows, CollectionQuery query)
    {
        if (query.Owners.Count > 0)
        {
            var keys = query.Owners.Select(owner => owner.ToLowerInvariant()).ToArray();
            rows = rows.Where(row => context.Accounts.Any(account => account.Id == row.OwnerId && keys.Contains(account.NameKey)));
        }

        if (query.Containing.Count > 0)
        {
            // Kinds are few: one question each, so that no database has to compare pairs.
            var all = Enum.GetValues<RepositoryKind>().Select(kind => Containing(context, kind, [.. query.Containing.Where(name => name.Kind == kind).Select(name => name.Key)]))
                .Aggregate((first, second) => first.Concat(second));
            rows = rows.Where(row => context.CollectionItems.Any(item => item.CollectionId == row.Id && item.RepositoryId != null && all.Contains(item.RepositoryId.Value)));
        }

        if (query.Search is { Length: > 0 } search)
        {
            var part = search.ToLowerInvariant();

            // The comparisons of .NET are none of the database's.
#pragma warning disable CA1862
            rows = rows.Where(row => row.Title.ToLower().Contains(part) || (row.Description != null && row.Description.ToLower().Contains(part)));
#pragma warning restore CA1862
        }

        return rows;
    }

    private static IQueryable<long> Containing(HubDbContext context, RepositoryKind kind, string[] keys) =>
        context.Repositories.Where(row => row.Kind == kind && row.Deleted == null && keys.Contains(row.NameKey)).Select(row => row.Id);
}
