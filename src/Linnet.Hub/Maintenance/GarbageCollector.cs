using Linnet.Hub.Community;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Judging;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Maintenance;

/// <summary>
/// Removes what nobody can reach: repositories whose days of grace are over, contents that no repository and no recent upload names, packs without
/// contents, and files that uploads left which were cut off. Rows go first, in one transaction; the references in the database refuse it where an upload
/// has just begun to share a pack, and then nothing of that pack goes.
/// </summary>
internal sealed class GarbageCollector(HubServices hub)
{
    /// <summary>What is younger may belong to an upload under way.</summary>
    internal static readonly TimeSpan MinAge = TimeSpan.FromDays(1);

    /// <summary>Collects.</summary>
    /// <returns>How many bytes became free.</returns>
    internal async Task<long> RunAsync(CancellationToken cancellation)
    {
        var before = hub.Clock.GetUtcNow() - MinAge;
        await ForgetRepositoriesAsync(cancellation);
        await hub.Database.WriteAsync(context => ForgetContentsAsync(context, before, cancellation), cancellation);
        await hub.Database.WriteAsync(context => ForgetPacksAsync(context, before, cancellation), cancellation);
        foreach (var folder in new[] { PackNames.Folder, UploadParts.Folder }) await hub.Blobs.EndUnfinishedAsync(folder, before, cancellation);
        return await SweepAsync(PackNames.Folder, before, cancellation) + await SweepAsync(UploadParts.Folder, before, cancellation);
    }

    private async Task ForgetRepositoriesAsync(CancellationToken cancellation)
    {
        DateTimeOffset? limit = hub.Clock.GetUtcNow() - RepositoryService.GracePeriod;
        await hub.Database.WriteAsync(
            async context =>
            {
                var ids = await context.Repositories.Where(row => row.Deleted != null && row.Deleted < limit).Select(row => row.Id).ToListAsync(cancellation);
                foreach (var id in ids)
                {
                    await CommunityRows.ForgetAsync(context, id, cancellation);
                    await context.CommitSignatures.Where(row => row.RepositoryId == id).ExecuteDeleteAsync(cancellation);
                    await context.Versions.Where(row => row.RepositoryId == id).ExecuteDeleteAsync(cancellation);
                    await context.Comparisons.Where(row => row.RepositoryId == id).ExecuteDeleteAsync(cancellation);
                    await context.Refs.Where(row => row.RepositoryId == id).ExecuteDeleteAsync(cancellation);
                    await context.Commits.Where(row => row.RepositoryId == id).ExecuteDeleteAsync(cancellation);
                    await context.RepositoryContents.Where(row => row.RepositoryId == id).ExecuteDeleteAsync(cancellation);
                    await context.RepositoryTags.Where(row => row.RepositoryId == id).ExecuteDeleteAsync(cancellation);
                    await context.AccessRequests.Where(row => row.RepositoryId == id).ExecuteDeleteAsync(cancellation);
                    await JudgingRows.ForgetAsync(context, id, cancellation);
                    await context.FormerNames.Where(row => row.RepositoryId == id).ExecuteDeleteAsync(cancellation);
                    await context.Repositories.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation);
                }

                return ids.Count;
            },
            cancellation);
    }

    private static async Task<int> ForgetContentsAsync(HubDbContext context, DateTimeOffset before, CancellationToken cancellation)
    {
        await context.Uploads.Where(row => row.At < before).ExecuteDeleteAsync(cancellation);
        var idle = context.Contents.Where(row => row.Created < before
            && !context.RepositoryContents.Any(use => use.ContentId == row.Id) && !context.Uploads.Any(use => use.ContentId == row.Id)
            && !context.MirrorFiles.Any(use => use.ContentId == row.Id)).Select(row => row.Id);
        await context.Blobs.Where(row => idle.Contains(row.ContentId)).ExecuteDeleteAsync(cancellation);
        await context.Segments.Where(row => idle.Contains(row.ContentId)).ExecuteDeleteAsync(cancellation);
        return await context.Contents.Where(row => idle.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
    }

    private static async Task<int> ForgetPacksAsync(HubDbContext context, DateTimeOffset before, CancellationToken cancellation)
    {
        var idle = context.Packs.Where(row => row.Created < before && !context.Segments.Any(use => use.PackId == row.Id)).Select(row => row.Id);
        await context.Chunks.Where(row => idle.Contains(row.PackId)).ExecuteDeleteAsync(cancellation);
        return await context.Packs.Where(row => idle.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Removes old files that no row names any more.</summary>
    private async Task<long> SweepAsync(string folder, DateTimeOffset before, CancellationToken cancellation)
    {
        var freed = 0L;
        await foreach (var entry in hub.Blobs.ListAsync(folder, cancellation))
        {
            if (entry.Written >= before) continue;
            var id = entry.Name[(entry.Name.LastIndexOf('/') + 1)..];
            if (await hub.Database.ReadAsync(context => context.Packs.AnyAsync(row => row.Id == id, cancellation))) continue;
            await hub.Blobs.DeleteAsync(entry.Name, cancellation);
            freed += entry.Length;
        }

        return freed;
    }
}
