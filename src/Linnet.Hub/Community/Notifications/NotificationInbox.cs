using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Notifications;

/// <summary>A user's notifications: listed, counted, marked.</summary>
internal sealed class NotificationInbox(HubDatabase database, TimeProvider clock)
{
    /// <summary>How long what has been read is kept.</summary>
    internal static readonly TimeSpan KeptWhenRead = TimeSpan.FromDays(90);

    /// <summary>The caller's, the latest first; those of repositories that they may no longer see are left out.</summary>
    internal async Task<Paged<Notification>> ListAsync(Caller caller, bool onlyUnread, PageBounds bounds, CancellationToken cancellation)
    {
        caller.RequireUser();
        return await database.ReadAsync(async context =>
        {
            var rows = Own(context, caller);
            if (onlyUnread) rows = rows.Where(row => !row.IsRead);
            var found = await rows.Join(context.Repositories, row => row.RepositoryId, repository => repository.Id, (row, repository) => new { Row = row, Repository = repository })
                .OrderByDescending(pair => pair.Row.Updated).ThenByDescending(pair => pair.Row.Id).Skip(bounds.Skip).Take(bounds.Fetch).ToListAsync(cancellation);
            var ids = found.Select(pair => pair.Row.DiscussionId).OfType<long>().Distinct().ToArray();
            var discussions = await context.Discussions.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
            return Paged<Notification>.Of(
                [.. found.Select(pair => new Notification(pair.Row, pair.Repository, pair.Row.DiscussionId is { } id ? discussions.GetValueOrDefault(id) : null))], bounds.Take);
        });
    }

    /// <summary>How many the caller has not read.</summary>
    internal Task<int> CountUnreadAsync(Caller caller, CancellationToken cancellation) => caller.IsAnonymous
        ? Task.FromResult(0)
        : database.ReadAsync(context => Own(context, caller).CountAsync(row => !row.IsRead, cancellation));

    /// <summary>Marks one as read, or as unread again.</summary>
    internal async Task MarkAsync(Caller caller, long id, bool isRead, CancellationToken cancellation)
    {
        var userId = caller.RequireWriter();
        var count = await database.WriteAsync(
            context => context.Notifications.Where(row => row.Id == id && row.UserId == userId).ExecuteUpdateAsync(update => update.SetProperty(row => row.IsRead, isRead), cancellation), cancellation);
        if (count == 0) throw new RefusedException(Refusal.NotFound, $"You have no notification {id}.");
    }

    /// <summary>Marks all as read that came up to now.</summary>
    /// <returns>How many.</returns>
    internal Task<int> MarkAllAsync(Caller caller, CancellationToken cancellation)
    {
        var (userId, now) = (caller.RequireWriter(), clock.GetUtcNow());
        return database.WriteAsync(
            context => context.Notifications.Where(row => row.UserId == userId && !row.IsRead && row.Updated <= now)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.IsRead, true), cancellation),
            cancellation);
    }

    /// <summary>Marks as read what tells of a discussion that the caller looks at.</summary>
    internal async Task MarkDiscussionAsync(Caller caller, long discussionId, CancellationToken cancellation)
    {
        if (caller.UserId is not { } userId) return;
        if (!await database.ReadAsync(context => context.Notifications.AnyAsync(row => row.UserId == userId && row.DiscussionId == discussionId && !row.IsRead, cancellation))) return;
        await database.WriteAsync(
            context => context.Notifications.Where(row => row.UserId == userId && row.DiscussionId == discussionId)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.IsRead, true), cancellation),
            cancellation);
    }

    /// <summary>Forgets what was read long ago.</summary>
    internal Task<int> ForgetAsync(CancellationToken cancellation)
    {
        var limit = clock.GetUtcNow() - KeptWhenRead;
        return database.WriteAsync(context => context.Notifications.Where(row => row.IsRead && row.Updated < limit).ExecuteDeleteAsync(cancellation), cancellation);
    }

    private static IQueryable<NotificationRow> Own(HubDbContext context, Caller caller)
    {
        var userId = caller.UserId;
        var visible = context.Repositories.VisibleTo(caller).Select(row => row.Id);
        return context.Notifications.Where(row => row.UserId == userId && visible.Contains(row.RepositoryId));
    }
}
