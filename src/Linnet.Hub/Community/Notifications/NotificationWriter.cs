using System.Globalization;
using Linnet.Hub.Access;
using Linnet.Hub.Community.Activity;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Notifications;

/// <summary>Finds out whom something concerns, and tells them: one notification a subject, which becomes unread again.</summary>
internal static class NotificationWriter
{
    /// <summary>Adds notifications to the transaction that tells a happening.</summary>
    internal static async Task AddAsync(HubDbContext context, Happening happening, CancellationToken cancellation)
    {
        if (SubjectOf(happening) is not { } subject) return;
        var reasons = await ReasonsAsync(context, happening, cancellation);
        reasons.Remove(happening.Activity.ActorId);
        await LeaveOutAsync(context, happening.Repository.Id, reasons, cancellation);
        var audience = await Audience.OfAsync(context, happening.Repository, reasons.Keys, Verb.See, cancellation);
        foreach (var ids in audience.Chunk(HubDatabase.MaxParameters))
        {
            var known = await context.Notifications.Where(row => row.Subject == subject.Text && ids.Contains(row.UserId)).ToDictionaryAsync(row => row.UserId, cancellation);
            foreach (var userId in ids) Put(context, happening, subject, userId, reasons[userId], known.GetValueOrDefault(userId));
        }
    }

    private static (NotificationKind Kind, string Text)? SubjectOf(Happening happening) => happening switch
    {
        {
            Discussion: { } discussion, Activity.Kind: ActivityKind.DiscussionOpened or ActivityKind.Commented or ActivityKind.DiscussionChanged or ActivityKind.Merged
            or ActivityKind.Reviewed or ActivityKind.RefMoved
        } => (NotificationKind.Discussion, Text("discussion", discussion.Id)),
        { IsVersion: true } => (NotificationKind.Version, Text("version", happening.Repository.Id)),
        { Activity.Kind: ActivityKind.Created } => (NotificationKind.Repository, Text("repository", happening.Repository.Id)),
        _ => null,
    };

    private static string Text(string kind, long id) => string.Create(CultureInfo.InvariantCulture, $"{kind}/{id}");

    private static async Task<Dictionary<long, NotificationReason>> ReasonsAsync(HubDbContext context, Happening happening, CancellationToken cancellation)
    {
        var reasons = new Dictionary<long, NotificationReason>();
        var (repository, actorId) = (happening.Repository, happening.Activity.ActorId);
        if (happening.Activity.Kind == ActivityKind.Created)
        {
            Add(reasons, NotificationReason.Follows, await context.Follows.Where(row => row.AccountId == repository.OwnerId || row.AccountId == actorId)
                .Select(row => row.UserId).Distinct().ToListAsync(cancellation));
            return reasons;
        }

        Add(reasons, NotificationReason.Follows, await context.Watches
            .Where(row => row.RepositoryId == repository.Id && row.Level == WatchLevel.Everything).Select(row => row.UserId).ToListAsync(cancellation));
        if (happening.Discussion is not { } discussion) return reasons;
        Add(reasons, NotificationReason.Owns, await context.Memberships
            .Where(row => row.OrganizationId == repository.OwnerId && row.Role >= OrganizationRole.Write).Select(row => row.UserId).ToListAsync(cancellation));
        Add(reasons, NotificationReason.Owns, [repository.OwnerId]);
        Add(reasons, NotificationReason.TakesPart, await context.DiscussionEvents
            .Where(row => row.DiscussionId == discussion.Id).Select(row => row.AuthorId).Distinct().ToListAsync(cancellation));
        if (happening.Event is { Kind: DiscussionEventKind.Comment or DiscussionEventKind.Review, IsHidden: false } said)
        {
            var names = MentionedNames.In(said.Text);
            Add(reasons, NotificationReason.Named, await context.Accounts.Where(row => names.Contains(row.NameKey)).Select(row => row.Id).ToListAsync(cancellation));
        }

        return reasons;
    }

    private static void Add(Dictionary<long, NotificationReason> reasons, NotificationReason reason, List<long> userIds)
    {
        foreach (var userId in userIds) reasons[userId] = reason;
    }

    /// <summary>Those who want to hear nothing of the repository.</summary>
    private static async Task LeaveOutAsync(HubDbContext context, long repositoryId, Dictionary<long, NotificationReason> reasons, CancellationToken cancellation)
    {
        foreach (var userId in await context.Watches.Where(row => row.RepositoryId == repositoryId && row.Level == WatchLevel.Nothing).Select(row => row.UserId).ToListAsync(cancellation))
            reasons.Remove(userId);
    }

    private static void Put(
        HubDbContext context, Happening happening, (NotificationKind Kind, string Text) subject, long userId, NotificationReason reason, NotificationRow? known)
    {
        if (known is null)
        {
            context.Notifications.Add(new NotificationRow
            {
                UserId = userId,
                Subject = subject.Text,
                Kind = subject.Kind,
                RepositoryId = happening.Repository.Id,
                DiscussionId = happening.Discussion?.Id,
                Reason = reason,
                ActorName = happening.Activity.ActorName,
                Updated = happening.Activity.Created,
            });
            return;
        }

        // Who was named in what they have not read yet still is.
        context.Update(known);
        known.Reason = known.IsRead || reason > known.Reason ? reason : known.Reason;
        (known.ActorName, known.Updated, known.IsRead) = (happening.Activity.ActorName, happening.Activity.Created, false);
    }
}
