using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community;

/// <summary>What has to go with a repository when its days of grace are over.</summary>
internal static class CommunityRows
{
    /// <summary>Removes it all, in the transaction that removes the repository.</summary>
    internal static async Task ForgetAsync(HubDbContext context, long repositoryId, CancellationToken cancellation)
    {
        var discussions = context.Discussions.Where(row => row.RepositoryId == repositoryId).Select(row => row.Id);
        await context.Reports.Where(row => row.RepositoryId == repositoryId).ExecuteDeleteAsync(cancellation);
        await context.Notifications.Where(row => row.RepositoryId == repositoryId).ExecuteDeleteAsync(cancellation);
        await context.Activities.Where(row => row.RepositoryId == repositoryId).ExecuteDeleteAsync(cancellation);
        await context.Reviews.Where(row => discussions.Contains(row.DiscussionId)).ExecuteDeleteAsync(cancellation);
        await context.DiscussionEvents.Where(row => discussions.Contains(row.DiscussionId)).ExecuteDeleteAsync(cancellation);
        await context.Discussions.Where(row => row.RepositoryId == repositoryId).ExecuteDeleteAsync(cancellation);
        await context.WebhookWatches.Where(row => row.RepositoryId == repositoryId).ExecuteDeleteAsync(cancellation);
        await context.CollectionItems.Where(row => row.RepositoryId == repositoryId).ExecuteDeleteAsync(cancellation);
        await context.Watches.Where(row => row.RepositoryId == repositoryId).ExecuteDeleteAsync(cancellation);
        await context.Likes.Where(row => row.RepositoryId == repositoryId).ExecuteDeleteAsync(cancellation);
    }
}
