using System.Security.Cryptography;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Maintenance;

/// <summary>
/// Follows every name to what it names: refs to commits, commits to trees, trees to files, files to contents, contents to bytes. Reads only, and may
/// run beside a hub that is at work.
/// </summary>
internal sealed class HubCheck(HubServices hub)
{
    private readonly List<HubProblem> _problems = [];
    private readonly HashSet<ObjectId> _seenTrees = [];
    private readonly HashSet<ObjectId> _seenBlobs = [];

    /// <summary>Checks everything.</summary>
    /// <param name="readsBytes">Whether to read and hash every content too.</param>
    /// <param name="cancellation">Ends the check.</param>
    internal async Task<IReadOnlyList<HubProblem>> RunAsync(bool readsBytes, CancellationToken cancellation)
    {
        await CheckRefsAsync(cancellation);
        await CheckCommitsAsync(cancellation);
        await CheckBlobsAsync(cancellation);
        await CheckContentsAsync(readsBytes, cancellation);
        await CheckPacksAsync(cancellation);
        return _problems;
    }

    private void Damage(string message) => _problems.Add(new HubProblem(true, message));

    private async Task CheckRefsAsync(CancellationToken cancellation)
    {
        var lost = await hub.Database.ReadAsync(context => context.Refs
            .Where(row => !context.Commits.Any(commit => commit.RepositoryId == row.RepositoryId && commit.Id == row.CommitId)).ToListAsync(cancellation));
        foreach (var row in lost) Damage($"repository {row.RepositoryId}: {row.Name} names commit {row.CommitId}, which is missing");
        var headless = await hub.Database.ReadAsync(context => context.Repositories
            .Where(row => !context.Refs.Any(known => known.RepositoryId == row.Id && known.Name == RefNames.Main)).ToListAsync(cancellation));
        foreach (var row in headless) Damage($"{row.FullName.Id} has no branch {RefNames.MainBranch}");
    }

    private async Task CheckCommitsAsync(CancellationToken cancellation)
    {
        var commits = await hub.Database.ReadAsync(context => context.Commits.ToListAsync(cancellation));
        var known = commits.Select(row => (row.RepositoryId, row.Id)).ToHashSet();
        var trees = new Dictionary<ObjectId, string>();
        foreach (var row in commits)
        {
            if (GitHash.Of(GitHash.Commit, row.Bytes) != row.Id) Damage($"commit {row.Id} has other bytes than its name says");
            if (row.ParentId is { } parent && !known.Contains((row.RepositoryId, parent))) Damage($"commit {row.Id}: its parent {parent} is missing");
            trees.TryAdd(row.TreeId, $"commit {row.Id}");
        }

        while (trees.Count > 0) trees = await CheckTreesAsync(trees, cancellation);
    }

    /// <summary>Checks trees, many with one question.</summary>
    /// <param name="trees">Their ids, and what names them.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <returns>The trees in them that have not been checked yet.</returns>
    private async Task<Dictionary<ObjectId, string>> CheckTreesAsync(Dictionary<ObjectId, string> trees, CancellationToken cancellation)
    {
        var below = new Dictionary<ObjectId, string>();
        _seenTrees.UnionWith(trees.Keys);
        foreach (var ids in trees.Keys.Chunk(HubDatabase.MaxParameters))
        {
            var rows = await hub.Database.ReadAsync(context => context.Trees.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation));
            foreach (var id in ids.Except(rows.Select(row => row.Id))) Damage($"{trees[id]}: tree {id} is missing");
            foreach (var row in rows)
            {
                if (GitHash.Of(GitHash.Tree, row.Bytes) != row.Id) Damage($"tree {row.Id} has other bytes than its name says");
                foreach (var entry in Tree.Parse(row.Bytes).Entries)
                {
                    if (!entry.IsFolder) _seenBlobs.Add(entry.Id);
                    else if (!_seenTrees.Contains(entry.Id)) below.TryAdd(entry.Id, $"tree {row.Id}");
                }
            }
        }

        return below;
    }

    private async Task CheckBlobsAsync(CancellationToken cancellation)
    {
        foreach (var ids in _seenBlobs.Chunk(HubDatabase.MaxParameters))
        {
            var rows = await hub.Database.ReadAsync(context => context.Blobs.Where(row => ids.Contains(row.Id))
                .Select(row => new { row.Id, HasContent = context.Contents.Any(content => content.Id == row.ContentId && content.Size == row.Size) }).ToListAsync(cancellation));
            foreach (var id in ids.Except(rows.Select(row => row.Id))) Damage($"file {id} is named by a tree and missing");
            foreach (var row in rows.Where(row => !row.HasContent)) Damage($"file {row.Id}: its content is missing, or has another size");
        }
    }

    private async Task CheckContentsAsync(bool readsBytes, CancellationToken cancellation)
    {
        var contents = await hub.Database.ReadAsync(context => context.Contents.ToListAsync(cancellation));
        var lengths = await hub.Database.ReadAsync(context => context.Segments.GroupBy(row => row.ContentId)
            .Select(group => new { group.Key, Length = group.Sum(row => row.Length) }).ToDictionaryAsync(group => group.Key, group => group.Length, cancellation));
        foreach (var content in contents)
        {
            var length = lengths.GetValueOrDefault(content.Id);
            if (length != content.Size) Damage($"content {content.Id} has {content.Size} bytes, and its segments {length}");
            else if (readsBytes) await CheckBytesAsync(content, cancellation);
        }
    }

    private async Task CheckBytesAsync(ContentRow content, CancellationToken cancellation)
    {
        try
        {
            await using var bytes = await hub.Contents.OpenAsync(content.Id, 0, content.Size, cancellation);
            var hash = ContentId.FromBytes(await SHA256.HashDataAsync(bytes, cancellation));
            if (hash != content.Id) Damage($"content {content.Id} has other bytes than its name says");
        }
        catch (IOException error)
        {
            Damage($"content {content.Id} cannot be read: {error.Message}");
        }
    }

    private async Task CheckPacksAsync(CancellationToken cancellation)
    {
        // What is listed first and looked up afterwards cannot be missing because it came in between.
        var files = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var entry in hub.Blobs.ListAsync(PackNames.Folder, cancellation)) files[entry.Name] = entry.Length;
        var needed = await hub.Database.ReadAsync(context => context.Segments.GroupBy(row => row.PackId)
            .Select(group => new { PackId = group.Key, End = group.Max(row => row.Offset + row.Length) }).ToListAsync(cancellation));
        foreach (var pack in needed)
        {
            var length = await hub.Blobs.FindLengthAsync(PackNames.NameOf(pack.PackId), cancellation);
            if (length is null) Damage($"pack {pack.PackId} is missing");
            else if (length < pack.End) Damage($"pack {pack.PackId} has {length} bytes, and contents in it reach to {pack.End}");
        }

        var known = (await hub.Database.ReadAsync(context => context.Packs.Select(row => row.Id).ToListAsync(cancellation))).Select(PackNames.NameOf).ToHashSet();
        foreach (var name in files.Keys.Where(name => !known.Contains(name)))
            _problems.Add(new HubProblem(false, $"{name} ({files[name]} bytes) belongs to no upload that ended; `linnet hub gc` removes it when it is a day old"));
    }
}
