using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Activity;

/// <summary>Something that was done, with what it was done to.</summary>
/// <param name="Activity">What, by whom.</param>
/// <param name="Repository">Where; it may have been deleted since.</param>
/// <param name="Discussion">In which discussion or pull request, if in one.</param>
/// <param name="Event">The words, if there are any.</param>
internal sealed record Happening(ActivityRow Activity, RepositoryRow Repository, DiscussionRow? Discussion, DiscussionEventRow? Event)
{
    /// <summary>A branch or a tag, and not a pull request, has moved.</summary>
    internal bool IsVersion => Activity is { Kind: ActivityKind.RefMoved, After: not null, RefName: { } name } && !name.StartsWith(RefNames.PullRequests, StringComparison.Ordinal);

    /// <summary>Loads what an activity is about.</summary>
    internal static async Task<Happening> LoadAsync(HubDbContext context, ActivityRow activity, CancellationToken cancellation)
    {
        var repository = await context.Repositories.FirstAsync(row => row.Id == activity.RepositoryId, cancellation);
        var item = activity.EventId is { } eventId ? await context.DiscussionEvents.FirstOrDefaultAsync(row => row.Id == eventId, cancellation) : null;
        return new Happening(activity, repository, await DiscussionOfAsync(context, activity, cancellation), item);
    }

    private static async Task<DiscussionRow?> DiscussionOfAsync(HubDbContext context, ActivityRow activity, CancellationToken cancellation)
    {
        if (activity.DiscussionId is { } id) return await context.Discussions.FirstOrDefaultAsync(row => row.Id == id, cancellation);
        if (activity.RefName is not { } refName || RefNames.PullRequestNumber(RefNames.Revision(refName)) is not { } number) return null;
        return await context.Discussions.FirstOrDefaultAsync(row => row.RepositoryId == activity.RepositoryId && row.Number == number, cancellation);
    }
}
