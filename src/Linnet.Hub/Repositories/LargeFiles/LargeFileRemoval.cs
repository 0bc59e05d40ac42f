using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Judging;
using Linnet.Hub.Objects;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories.LargeFiles;

/// <summary>
/// Takes files out of a repository for good: out of all commits, which get other ids from the first that had one of them on. Branches, tags, versions and pull requests move to the
/// new commits in one transaction; signatures, comparisons and what was measured of the old ones go with them. The bytes follow with the next collection, where nobody else has them.
/// </summary>
internal sealed class LargeFileRemoval(HubDatabase database, RepositoryAccess access, Trees trees, IRepositoryIndex index, TimeProvider clock)
{
    /// <summary>Files in one request.</summary>
    internal const int MaxFiles = 1000;

    /// <summary>Removes.</summary>
    /// <param name="caller">Who administers the repository.</param>
    /// <param name="name">The repository.</param>
    /// <param name="contents">The bytes of the files.</param>
    /// <param name="cancellation">Ends the work; nothing has changed then.</param>
    /// <returns>How many commits have been written anew.</returns>
    internal async Task<int> RemoveAsync(Caller caller, RepositoryName name, IReadOnlyCollection<ContentId> contents, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Administer, cancellation);
        if (contents.Count is 0 or > MaxFiles) throw new RefusedException(Refusal.BadRequest, $"1 to {MaxFiles} files are removed at a time, not {contents.Count}.");
        var ids = contents.Distinct().ToArray();
        var gone = await BlobsAsync(repository, ids, cancellation);
        while (true)
        {
            var refs = await database.ReadAsync(context => context.Refs.Where(row => row.RepositoryId == repository.Id).ToListAsync(cancellation));
            var commits = await database.ReadAsync(context => context.Commits.Where(row => row.RepositoryId == repository.Id).OrderBy(row => row.Depth).ToListAsync(cancellation));
            var history = new HistoryWithout(gone, trees.LoadAsync);
            foreach (var commit in commits)
            {
                cancellation.ThrowIfCancellationRequested();
                await history.AddAsync(commit);
            }

            if (!await database.WriteAsync(context => StoreAsync(context, caller, repository, refs, commits.Count, history, ids, cancellation), cancellation)) continue;
            await IndexAsync(repository, cancellation);
            return history.Commits.Count;
        }
    }

    /// <summary>What git has for the contents, each of which is in the repository.</summary>
    private async Task<IReadOnlySet<ObjectId>> BlobsAsync(RepositoryRow repository, ContentId[] contents, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(context => context.Blobs.Where(row => contents.Contains(row.ContentId) && row.IsPointer
            && context.RepositoryContents.Any(use => use.RepositoryId == repository.Id && use.ContentId == row.ContentId)).ToListAsync(cancellation));
        if (contents.Except(rows.Select(row => row.ContentId)).ToList() is [var missing, ..])
            throw new RefusedException(Refusal.EntryNotFound, $"{repository.FullName.Id} has no large file with the SHA-256 {missing}; lfs-files lists those that it has.");
        return await database.ReadAsync(async context => (await context.Blobs.Where(row => contents.Contains(row.ContentId)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet());
    }

    /// <returns>False where somebody has committed meanwhile.</returns>
    private async Task<bool> StoreAsync(
        HubDbContext context, Caller caller, RepositoryRow repository, List<RefRow> refs, int commitCount, HistoryWithout history, ContentId[] contents, CancellationToken cancellation)
    {
        var present = await context.Refs.Where(row => row.RepositoryId == repository.Id).ToDictionaryAsync(row => row.Name, row => row.CommitId, cancellation);
        var isSame = present.Count == refs.Count && refs.TrueForAll(row => present.TryGetValue(row.Name, out var commit) && commit == row.CommitId)
            && await context.Commits.CountAsync(row => row.RepositoryId == repository.Id, cancellation) == commitCount;
        if (!isSame) return false;
        foreach (var ids in history.Trees.Keys.Chunk(HubDatabase.MaxParameters))
        {
            var known = (await context.Trees.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
            context.Trees.AddRange(ids.Where(id => !known.Contains(id)).Select(id => new TreeRow { Id = id, Bytes = history.Trees[id] }));
        }

        var old = history.Replaced.Keys.ToHashSet();
        foreach (var commit in history.Commits.DistinctBy(commit => commit.Id))
        {
            if (!await context.Commits.AnyAsync(row => row.RepositoryId == repository.Id && row.Id == commit.Id, cancellation)) context.Commits.Add(commit);
        }

        await context.SaveChangesAsync(cancellation);
        var now = clock.GetUtcNow();
        foreach (var row in refs.Where(row => old.Contains(row.CommitId)))
        {
            var (refName, commit) = (row.Name, history.Replaced[row.CommitId]);
            await context.Refs.Where(known => known.RepositoryId == repository.Id && known.Name == refName)
                .ExecuteUpdateAsync(update => update.SetProperty(known => known.CommitId, commit).SetProperty(known => known.Updated, now), cancellation);
            context.NoteRef(caller, repository.Id, refName, row.CommitId, commit, now);
        }

        foreach (var (before, after) in history.Replaced) await FollowAsync(context, repository.Id, before, after, cancellation);
        await context.Comparisons.Where(row => row.RepositoryId == repository.Id).ExecuteDeleteAsync(cancellation);
        await context.RepositoryContents.Where(row => row.RepositoryId == repository.Id && contents.Contains(row.ContentId)).ExecuteDeleteAsync(cancellation);
        await context.Repositories.Where(row => row.Id == repository.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.Modified, now), cancellation);
        return true;
    }

    /// <summary>What names a commit names the new one from now on, and what was found out about the old one is not said of another.</summary>
    private static async Task FollowAsync(HubDbContext context, long repositoryId, ObjectId before, ObjectId after, CancellationToken cancellation)
    {
        var discussions = context.Discussions.Where(row => row.RepositoryId == repositoryId).Select(row => row.Id);
        await context.Versions.Where(row => row.RepositoryId == repositoryId && row.CommitId == before).ExecuteUpdateAsync(update => update.SetProperty(row => row.CommitId, after), cancellation);
        await context.Discussions.Where(row => row.RepositoryId == repositoryId && row.BaseCommitId == before).ExecuteUpdateAsync(update => update.SetProperty(row => row.BaseCommitId, (ObjectId?)after), cancellation);
        await context.Discussions.Where(row => row.RepositoryId == repositoryId && row.MergeCommitId == before).ExecuteUpdateAsync(update => update.SetProperty(row => row.MergeCommitId, (ObjectId?)after), cancellation);
        await context.Reviews.Where(row => discussions.Contains(row.DiscussionId) && row.CommitId == before).ExecuteUpdateAsync(update => update.SetProperty(row => row.CommitId, after), cancellation);
        await context.CommitSignatures.Where(row => row.RepositoryId == repositoryId && row.CommitId == before).ExecuteDeleteAsync(cancellation);
        await JudgingRows.ForgetCommitAsync(context, repositoryId, before, cancellation);
        await context.Commits.Where(row => row.RepositoryId == repositoryId && row.Id == before).ExecuteDeleteAsync(cancellation);
    }

    private async Task IndexAsync(RepositoryRow repository, CancellationToken cancellation)
    {
        var main = await database.ReadAsync(context => context.Refs.Where(row => row.RepositoryId == repository.Id && row.Name == RefNames.Main)
            .Join(context.Commits.Where(row => row.RepositoryId == repository.Id), row => row.CommitId, commit => commit.Id, (row, commit) => commit.TreeId).FirstAsync(cancellation));
        var indexed = await index.PrepareAsync(main, cancellation);
        await database.WriteAsync(
            async context =>
            {
                await indexed(context, repository.Id);
                return true;
            },
            cancellation);
    }
}
