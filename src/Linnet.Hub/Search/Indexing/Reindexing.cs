using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Search.Indexing;

/// <summary>Makes the index anew from the repositories themselves, a few at a time beside a hub at work.</summary>
internal sealed class Reindexing(HubDatabase database, Trees trees, SearchIndex index)
{
    private const int Batch = 50;

    /// <summary>Makes all entries anew and removes those of repositories that are gone.</summary>
    /// <param name="told">Is told how many have been made.</param>
    /// <param name="cancellation">Ends the work; what is done stays done.</param>
    /// <returns>How many repositories there are in the index.</returns>
    internal async Task<int> RunAsync(Action<int>? told, CancellationToken cancellation)
    {
        var (done, last) = (0, 0L);
        while (true)
        {
            var after = last;
            var ids = await database.ReadAsync(context => context.Repositories.Where(row => row.Deleted == null && row.Id > after)
                .OrderBy(row => row.Id).Select(row => row.Id).Take(Batch).ToListAsync(cancellation));
            if (ids.Count == 0) break;
            done += await IndexAsync(ids, cancellation);
            told?.Invoke(done);
            last = ids[^1];
        }

        await database.WriteAsync(
            async context =>
            {
                await database.TextIndex.PruneAsync(context, cancellation);
                return true;
            },
            cancellation);
        return done;
    }

    /// <summary>Makes the entries that have never been made: those of a hub that is older than its index.</summary>
    internal async Task CatchUpAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var ids = await database.ReadAsync(context => context.SearchEntries.Where(entry => entry.Fingerprint == 0)
                .Join(context.Repositories.Where(row => row.Deleted == null), entry => entry.RepositoryId, row => row.Id, (entry, row) => row.Id)
                .OrderBy(id => id).Take(Batch).ToListAsync(cancellation));
            if (ids.Count == 0) return;
            await IndexAsync(ids, cancellation);
        }
    }

    /// <summary>Makes the entries of some repositories anew.</summary>
    internal async Task<int> IndexAsync(IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var seen = new List<(long Id, ObjectId Head, SearchDocument Document, WeightFacts Weights)>();
        foreach (var id in ids)
        {
            var (head, root) = await HeadAsync(id, cancellation);
            var (_, document, weights) = await index.ReadAsync(root, cancellation);
            seen.Add((id, head, document, weights));
        }

        return await database.WriteAsync(
            async context =>
            {
                foreach (var (id, head, document, weights) in seen)
                {
                    // Somebody who has committed meanwhile has indexed what they committed.
                    if (head != default && !await context.Refs.AnyAsync(row => row.RepositoryId == id && row.Name == RefNames.Main && row.CommitId == head, cancellation)) continue;
                    if (!await context.Repositories.AnyAsync(row => row.Id == id && row.Deleted == null, cancellation)) continue;
                    await SearchIndex.StoreAsync(context, id, weights, cancellation);
                    await index.StoreAsync(context, id, document, cancellation);
                }

                return seen.Count;
            },
            cancellation);
    }

    private async Task<(ObjectId Head, Tree Root)> HeadAsync(long repositoryId, CancellationToken cancellation)
    {
        var commit = await database.ReadAsync(context => context.Refs.Where(row => row.RepositoryId == repositoryId && row.Name == RefNames.Main)
            .Join(context.Commits.Where(row => row.RepositoryId == repositoryId), row => row.CommitId, commit => commit.Id, (row, commit) => commit).FirstOrDefaultAsync(cancellation));
        return commit is null ? (default, Tree.Empty) : (commit.Id, await trees.LoadAsync(commit.TreeId));
    }
}
