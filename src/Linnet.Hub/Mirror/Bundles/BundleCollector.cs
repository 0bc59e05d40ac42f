using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>Finds all that belongs to some repositories and that a reader does not have yet.</summary>
internal sealed class BundleCollector(HubServices hub, BundleLimits limits)
{
    private const int PageSize = 200;

    private readonly Dictionary<ObjectId, byte[]> _trees = [];
    private readonly Dictionary<ObjectId, BlobRow> _blobs = [];
    private readonly HashSet<ObjectId> _oldTrees = [];
    private readonly HashSet<ObjectId> _oldBlobs = [];
    private readonly List<BundleRepository> _repositories = [];
    private readonly List<IReadOnlyList<CommitRow>> _commits = [];
    private long _treeBytes;
    private int _objects;

    /// <summary>Commits of each repository, in the order of the manifest.</summary>
    internal IReadOnlyList<IReadOnlyList<CommitRow>> Commits => _commits;

    /// <summary>Folders by their ids.</summary>
    internal IReadOnlyDictionary<ObjectId, byte[]> Trees => _trees;

    /// <summary>Adds a repository.</summary>
    /// <param name="row">The repository.</param>
    /// <param name="since">Commits that the reader has; those it does not have here are passed over.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task AddAsync(RepositoryRow row, IReadOnlyCollection<ObjectId> since, CancellationToken cancellation)
    {
        var refs = (await hub.Refs.ListAsync(row, cancellation)).Where(known => !known.Name.StartsWith(RefNames.PullRequests, StringComparison.Ordinal)).ToList();
        var old = await WalkAsync(row, since, [], cancellation);
        var commits = (await WalkAsync(row, refs.Select(known => known.CommitId), [.. old.Select(commit => commit.Id)], cancellation)).OrderBy(commit => commit.Depth).ToList();
        foreach (var commit in old) await MarkOldAsync(commit.TreeId, cancellation);
        foreach (var commit in commits) await AddTreeAsync(commit.TreeId, cancellation);
        _commits.Add(commits);
        _repositories.Add(new BundleRepository(
            Word(row.Kind),
            row.FullName.Id,
            row.Visibility == Access.Visibility.Private,
            row.Gating.ToString().ToLowerInvariant(),
            [.. refs.Select(known => new BundleRef(known.Name, known.CommitId.ToString(), known.Message))],
            [.. commits.Select(commit => commit.Id.ToString())],
            [.. old.Where(commit => commits.Any(next => next.ParentId == commit.Id) || refs.Any(known => known.CommitId == commit.Id)).Select(commit => commit.Id.ToString())]));
    }

    /// <summary>All that was found.</summary>
    internal BundleManifest Manifest() => new(
        BundleManifest.CurrentFormat,
        _repositories,
        [.. _trees.Keys.Select(id => id.ToString()).Order(StringComparer.Ordinal)],
        [.. _blobs.Values.Select(row => new BundleBlob(row.Id.ToString(), row.ContentId.ToString(), row.Size, row.IsPointer)).OrderBy(blob => blob.Id, StringComparer.Ordinal)],
        [.. _blobs.Values.Select(row => new BundleContent(row.ContentId.ToString(), row.Size)).Distinct().OrderBy(content => content.Sha256, StringComparer.Ordinal)]);

    private static string Word(RepositoryKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Commits along first parents, up to those that are known.</summary>
    private async Task<List<CommitRow>> WalkAsync(RepositoryRow row, IEnumerable<ObjectId> starts, HashSet<ObjectId> known, CancellationToken cancellation)
    {
        var found = new List<CommitRow>();
        foreach (var start in starts)
        {
            for (ObjectId? next = start; next is { } id && !known.Contains(id);)
            {
                var page = await hub.History.ListAsync(row, id, 0, PageSize, cancellation);
                foreach (var commit in page.TakeWhile(commit => known.Add(commit.Id))) found.Add(commit);
                Count(page.Count);
                next = page.Count == 0 ? null : page[^1].ParentId;
            }
        }

        return found;
    }

    /// <summary>Refuses what is too much to be gathered in memory.</summary>
    private void Count(int more)
    {
        _objects = (int)Math.Min(int.MaxValue, (long)_objects + more);
        if (_objects <= limits.Objects && _treeBytes <= limits.TreeBytes) return;
        throw new RefusedException(
            Refusal.BadRequest, $"The history is too long for one bundle here ({limits.Objects} commits, folders and files at most): leave out what the reader has with 'since', or ask an administrator for `linnet hub export`.");
    }

    private async Task MarkOldAsync(ObjectId id, CancellationToken cancellation)
    {
        if (!_oldTrees.Add(id)) return;
        foreach (var entry in (await hub.Trees.LoadAsync(id)).Entries)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.IsFolder) await MarkOldAsync(entry.Id, cancellation);
            else _oldBlobs.Add(entry.Id);
        }
    }

    private async Task AddTreeAsync(ObjectId id, CancellationToken cancellation)
    {
        if (_oldTrees.Contains(id) || _trees.ContainsKey(id)) return;
        var tree = await hub.Trees.LoadAsync(id);
        _trees[id] = tree.ToBytes();
        _treeBytes += _trees[id].Length;
        Count(tree.Entries.Count);
        var files = tree.Entries.Where(entry => !entry.IsFolder && !_oldBlobs.Contains(entry.Id) && !_blobs.ContainsKey(entry.Id)).Select(entry => entry.Id).Distinct();
        foreach (var ids in files.Chunk(HubDatabase.MaxParameters))
        {
            foreach (var row in await hub.Database.ReadAsync(context => context.Blobs.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation))) _blobs[row.Id] = row;
        }

        foreach (var entry in tree.Entries.Where(entry => entry.IsFolder)) await AddTreeAsync(entry.Id, cancellation);
    }
}
