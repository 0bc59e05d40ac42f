using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories.LargeFiles;

/// <summary>Finds the large files of a repository in all of its commits: what takes room, and may not be wanted any more.</summary>
internal sealed class LargeFileList(HubDatabase database, RepositoryAccess access, Trees trees)
{
    /// <summary>All of them, the last that came in first.</summary>
    /// <param name="caller">Who needs the right to write: a history says more than a version does.</param>
    /// <param name="name">The repository.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<IReadOnlyList<LargeFile>> AllAsync(Caller caller, RepositoryName name, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Write, cancellation);
        var commits = await database.ReadAsync(context => context.Commits.Where(row => row.RepositoryId == repository.Id)
            .OrderBy(row => row.Depth).ThenBy(row => row.Date).Select(row => new { row.TreeId, row.Date }).ToListAsync(cancellation));
        var (seen, first) = (new HashSet<ObjectId>(), new Dictionary<ObjectId, (string Path, DateTimeOffset At)>());
        foreach (var commit in commits)
        {
            cancellation.ThrowIfCancellationRequested();
            await WalkAsync(commit.TreeId, string.Empty, seen, (id, path) => first.TryAdd(id, (path, commit.Date)));
        }

        var refs = await RefsAsync(repository, cancellation);
        var found = new Dictionary<ContentId, LargeFile>();
        foreach (var ids in first.Keys.Chunk(HubDatabase.MaxParameters))
        {
            foreach (var blob in await database.ReadAsync(context => context.Blobs.Where(row => ids.Contains(row.Id) && row.IsPointer).ToListAsync(cancellation)))
                found.TryAdd(blob.ContentId, new LargeFile(blob.ContentId, blob.Size, first[blob.Id].Path, first[blob.Id].At, refs.GetValueOrDefault(blob.Id)));
        }

        return [.. found.Values.OrderByDescending(file => file.Pushed).ThenBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>For each file of a branch's newest version, a branch that has it.</summary>
    private async Task<Dictionary<ObjectId, string>> RefsAsync(RepositoryRow repository, CancellationToken cancellation)
    {
        var heads = await database.ReadAsync(context => context.Refs.Where(row => row.RepositoryId == repository.Id && row.Name.StartsWith(RefNames.Heads))
            .Join(context.Commits.Where(row => row.RepositoryId == repository.Id), row => row.CommitId, commit => commit.Id, (row, commit) => new { row.Name, commit.TreeId })
            .ToListAsync(cancellation));
        var (seen, found) = (new HashSet<ObjectId>(), new Dictionary<ObjectId, string>());
        foreach (var head in heads.OrderByDescending(head => head.Name == RefNames.Main).ThenBy(head => head.Name, StringComparer.Ordinal))
            await WalkAsync(head.TreeId, string.Empty, seen, (id, _) => found.TryAdd(id, head.Name));
        return found;
    }

    /// <summary>Visits the files of folders that were not visited before.</summary>
    private async Task WalkAsync(ObjectId folder, string prefix, HashSet<ObjectId> seen, Action<ObjectId, string> visit)
    {
        if (!seen.Add(folder)) return;
        foreach (var entry in (await trees.LoadAsync(folder)).Entries)
        {
            if (entry.IsFolder) await WalkAsync(entry.Id, $"{prefix}{entry.Name}/", seen, visit);
            else visit(entry.Id, prefix + entry.Name);
        }
    }
}
