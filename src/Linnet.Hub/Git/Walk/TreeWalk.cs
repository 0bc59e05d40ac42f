using Linnet.Hub.Objects;

namespace Linnet.Hub.Git.Walk;

/// <summary>
/// Lists folders and files. Whatever stands at the same path in a folder that the client has, or gets with another commit, is not looked
/// into: of a new commit only the changed folders are read. A file that has moved may so be sent again, which is allowed.
/// </summary>
/// <param name="source">The repository.</param>
/// <param name="filter">What to leave out.</param>
/// <param name="found">Where the objects go.</param>
internal sealed class TreeWalk(IGitObjectSource source, ObjectFilter filter, ObjectList found)
{
    /// <summary>Lists what a folder holds.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="bases">Folders whose contents the client has, or gets.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task AddAsync(ObjectId root, IReadOnlyList<ObjectId> bases, CancellationToken cancellation)
    {
        if (filter.OmitsTrees || bases.Contains(root) || !found.Add(root, GitObjectKind.Tree)) return;
        var open = new Stack<(ObjectId Id, IReadOnlyList<ObjectId> Bases)>();
        open.Push((root, bases));
        while (open.TryPop(out var folder))
        {
            var known = new List<Tree>();
            foreach (var id in folder.Bases) known.Add(await source.TreeAsync(id, cancellation));
            foreach (var entry in (await source.TreeAsync(folder.Id, cancellation)).Entries)
            {
                var same = known.Select(tree => tree.Find(entry.Name)).OfType<TreeEntry>().ToList();
                if (same.Exists(other => other.Id == entry.Id)) continue;
                if (!entry.IsFolder)
                {
                    if (!filter.OmitsBlobs) found.Add(entry.Id, GitObjectKind.Blob);
                }
                else if (found.Add(entry.Id, GitObjectKind.Tree))
                {
                    open.Push((entry.Id, [.. same.Where(other => other.IsFolder).Select(other => other.Id)]));
                }
            }
        }
    }
}
