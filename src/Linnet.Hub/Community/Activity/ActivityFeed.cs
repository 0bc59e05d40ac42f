using Linnet.Hub.Access;
using Linnet.Hub.Community.Notifications;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Activity;

/// <summary>What has happened lately, as far as the caller may know of it: the newest first, page by page from an id downwards.</summary>
internal sealed class ActivityFeed(HubDatabase database, RepositoryAccess access)
{
    /// <summary>What a feed tells; settings and changed comments are nobody's news.</summary>
    private static readonly ActivityKind[] Shown =
    [
        ActivityKind.Created, ActivityKind.Moved, ActivityKind.RefMoved, ActivityKind.DiscussionOpened, ActivityKind.Commented, ActivityKind.DiscussionChanged,
        ActivityKind.Merged, ActivityKind.Reviewed, ActivityKind.Liked,
    ];

    /// <summary>What happened in a repository.</summary>
    internal async Task<Paged<FeedEntry>> OfRepositoryAsync(Caller caller, RepositoryName name, long? before, int take, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.See, cancellation);
        return await ListAsync(caller, (_, rows) => rows.Where(row => row.RepositoryId == repository.Id), before, take, cancellation);
    }

    /// <summary>What a user did.</summary>
    internal async Task<Paged<FeedEntry>> OfUserAsync(Caller caller, string user, long? before, int take, CancellationToken cancellation)
    {
        var id = (await database.ReadAsync(context => context.RequireUserAsync(user, cancellation))).Id;
        return await ListAsync(caller, (_, rows) => rows.Where(row => row.ActorId == id), before, take, cancellation);
    }

    /// <summary>What a user did, or what happened in the repositories of an organisation.</summary>
    internal Task<Paged<FeedEntry>> OfOwnerAsync(Caller caller, AccountRow owner, long? before, int take, CancellationToken cancellation) => owner.Kind == AccountKind.User
        ? OfUserAsync(caller, owner.Name, before, take, cancellation)
        : ListAsync(caller, (context, rows) => rows.Where(row => context.Repositories.Any(known => known.Id == row.RepositoryId && known.OwnerId == owner.Id)), before, take, cancellation);

    /// <summary>What others did whom the caller follows, and what happened in repositories that the caller follows.</summary>
    internal async Task<Paged<FeedEntry>> OfFollowedAsync(Caller caller, long? before, int take, CancellationToken cancellation)
    {
        var userId = caller.RequireUser();
        return await ListAsync(caller, (context, rows) => Followed(context, rows, userId), before, take, cancellation);
    }

    private static IQueryable<ActivityRow> Followed(HubDbContext context, IQueryable<ActivityRow> rows, long userId)
    {
        var accounts = context.Follows.Where(row => row.UserId == userId).Select(row => row.AccountId);
        var watched = context.Watches.Where(row => row.UserId == userId && row.Level == WatchLevel.Everything).Select(row => row.RepositoryId);
        var owned = context.Repositories.Where(row => accounts.Contains(row.OwnerId)).Select(row => row.Id);
        return rows.Where(row => row.ActorId != userId && (accounts.Contains(row.ActorId) || watched.Contains(row.RepositoryId) || owned.Contains(row.RepositoryId)));
    }

    private async Task<Paged<FeedEntry>> ListAsync(
        Caller caller, Func<HubDbContext, IQueryable<ActivityRow>, IQueryable<ActivityRow>> choose, long? before, int take, CancellationToken cancellation) =>
        await database.ReadAsync(async context =>
        {
            var limit = before ?? long.MaxValue;
            var rows = choose(context, context.Activities.Where(row => row.Id < limit && Shown.Contains(row.Kind)));
            var found = await rows.Join(context.Repositories.VisibleTo(caller), row => row.RepositoryId, repository => repository.Id, (row, repository) => new { Activity = row, Repository = repository })
                .OrderByDescending(pair => pair.Activity.Id).Take(take + 1).ToListAsync(cancellation);
            var ids = found.Select(pair => pair.Activity.DiscussionId).OfType<long>().Distinct().ToArray();
            var discussions = await context.Discussions.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
            return Paged<FeedEntry>.Of(
                [.. found.Select(pair => new FeedEntry(pair.Activity, pair.Repository, pair.Activity.DiscussionId is { } id ? discussions.GetValueOrDefault(id) : null))], take);
        });
}
