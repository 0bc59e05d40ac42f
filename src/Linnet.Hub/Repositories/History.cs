using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>What has happened in a repository, along first parents.</summary>
internal sealed class History(HubDatabase database, Trees trees)
{
    private const int PageSize = 100;

    /// <summary>How many commits lead to one, itself included.</summary>
    internal Task<long> CountAsync(RepositoryRow repository, ObjectId commit, CancellationToken cancellation) =>
        database.ReadAsync(context => context.Commits.Where(row => row.RepositoryId == repository.Id && row.Id == commit).Select(row => row.Depth).FirstAsync(cancellation));

    /// <summary>A commit and those before it, newest first.</summary>
    internal Task<List<CommitRow>> ListAsync(RepositoryRow repository, ObjectId commit, int skip, int take, CancellationToken cancellation)
    {
        var (repositoryId, id) = (repository.Id, commit.ToBytes());
        return database.ReadAsync(context => context.Commits.FromSql(
            $"""
            WITH RECURSIVE "Chain" ("Id", "ParentId", "Step") AS (
                SELECT "Id", "ParentId", 0 FROM "Commits" WHERE "RepositoryId" = {repositoryId} AND "Id" = {id}
                UNION ALL
                SELECT c."Id", c."ParentId", p."Step" + 1 FROM "Chain" p JOIN "Commits" c ON c."RepositoryId" = {repositoryId} AND c."Id" = p."ParentId"
                WHERE p."Step" + 1 < {skip + take})
            SELECT c.* FROM "Chain" p JOIN "Commits" c ON c."RepositoryId" = {repositoryId} AND c."Id" = p."Id" WHERE p."Step" >= {skip} ORDER BY p."Step"
            """).ToListAsync(cancellation));
    }

    /// <summary>Whether one commit led to another, along first parents.</summary>
    internal async Task<bool> ContainsAsync(RepositoryRow repository, ObjectId head, ObjectId commit, CancellationToken cancellation)
    {
        var steps = await CountAsync(repository, head, cancellation) - await CountAsync(repository, commit, cancellation);
        return steps is >= 0 and < int.MaxValue && await ListAsync(repository, head, (int)steps, 1, cancellation) is [var found] && found.Id == commit;
    }

    /// <summary>For each path, the newest commit that changed it.</summary>
    /// <param name="repository">Whose history it is.</param>
    /// <param name="revision">Where to begin.</param>
    /// <param name="paths">Files and folders that are there.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<IReadOnlyDictionary<string, CommitRow>> LastCommitsAsync(RepositoryRow repository, Revision revision, IEnumerable<string> paths, CancellationToken cancellation)
    {
        var open = new Dictionary<string, ObjectId>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (await trees.FindAsync(revision.Tree, path) is { } entry) open[path] = entry.Id;
        }

        var found = new Dictionary<string, CommitRow>(StringComparer.Ordinal);
        CommitRow? newer = null;
        for (ObjectId? next = revision.Commit; next is { } start && open.Count > 0; next = newer!.ParentId)
        {
            foreach (var commit in await ListAsync(repository, start, 0, PageSize, cancellation))
            {
                if (newer is not null && newer.TreeId != commit.TreeId) await CloseAsync(open, found, newer, commit.TreeId);
                newer = commit;
            }
        }

        // What is left has been there since the first commit.
        foreach (var path in open.Keys) found[path] = newer!;
        return found;
    }

    /// <summary>A path whose entry was another in the commit before has its commit.</summary>
    private async Task CloseAsync(Dictionary<string, ObjectId> open, Dictionary<string, CommitRow> found, CommitRow commit, ObjectId before)
    {
        foreach (var (path, id) in open.ToList())
        {
            if ((await trees.FindAsync(before, path))?.Id == id) continue;
            found[path] = commit;
            open.Remove(path);
        }
    }
}
