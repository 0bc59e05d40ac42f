using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>
/// Follows the commits of one repository of a bundle down to the bytes: all must be in the bundle, or in this very repository already. What lies in other
/// repositories of the hub does not count: a bundle must not reach it by naming it.
/// </summary>
internal sealed class BundleClosure(HubServices hub, BundleFile file, RepositoryRow? target)
{
    private readonly Dictionary<ObjectId, BundleBlob> _listed = file.Manifest.Blobs.ToDictionary(blob => Parse(blob.Id));
    private readonly HashSet<ObjectId> _seenTrees = [];
    private readonly HashSet<ObjectId> _seenBlobs = [];
    private readonly HashSet<ObjectId> _outside = [];

    /// <summary>Files of these commits that are in the bundle.</summary>
    internal IEnumerable<BundleBlob> Blobs => _seenBlobs.Where(_listed.ContainsKey).Select(id => _listed[id]);

    /// <summary>Folders of these commits that are in the bundle.</summary>
    internal IEnumerable<ObjectId> Trees => _seenTrees.Where(file.Trees.ContainsKey);

    /// <summary>Follows a root folder.</summary>
    internal async Task AddAsync(ObjectId root, CancellationToken cancellation)
    {
        var open = new Stack<ObjectId>([root]);
        while (open.TryPop(out var id))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!_seenTrees.Add(id)) continue;
            foreach (var entry in (await TreeAsync(id)).Entries)
            {
                if (TreePath.Problem(entry.Name) is { } problem || entry.Name.Contains('/', StringComparison.Ordinal)) throw BundleFile.Wrong($"a folder in it has an unusable name ({entry.Name.Length} letters)");
                if (!Enum.IsDefined(entry.Mode)) throw BundleFile.Wrong($"'{entry.Name}' is neither file nor folder");
                if (entry.IsFolder) open.Push(entry.Id);
                else if (_seenBlobs.Add(entry.Id) && !_listed.ContainsKey(entry.Id)) _outside.Add(entry.Id);
            }
        }
    }

    /// <summary>Refuses files that are neither in the bundle nor in the repository.</summary>
    internal async Task CheckAsync(CancellationToken cancellation)
    {
        var repositoryId = target?.Id ?? -1;
        foreach (var ids in _outside.Chunk(HubDatabase.MaxParameters))
        {
            var present = await hub.Database.ReadAsync(context => context.Blobs
                .Where(row => ids.Contains(row.Id) && context.RepositoryContents.Any(use => use.RepositoryId == repositoryId && use.ContentId == row.ContentId))
                .Select(row => row.Id).ToListAsync(cancellation));
            if (ids.Except(present).ToList() is [var missing, ..]) throw BundleFile.Wrong($"file {missing} is neither in it nor in the repository here; import the bundle before it first, or export without --since");
        }
    }

    private async Task<Tree> TreeAsync(ObjectId id)
    {
        if (file.Trees.TryGetValue(id, out var bytes)) return Tree.Parse(bytes);
        try
        {
            if (target is not null) return await hub.Trees.LoadAsync(id);
        }
        catch (InvalidDataException)
        {
            // Not here either.
        }

        throw BundleFile.Wrong($"folder {id} is neither in it nor in the repository here; import the bundle before it first, or export without --since");
    }

    private static ObjectId Parse(string text) => ObjectId.TryParse(text, out var id) ? id : throw BundleFile.Wrong("it names a file by what is no id");
}
