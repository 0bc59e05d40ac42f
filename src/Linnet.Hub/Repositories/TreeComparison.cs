using Linnet.Hub.Objects;

namespace Linnet.Hub.Repositories;

/// <summary>Finds the files that differ between two folders; folders that are the same are not looked into.</summary>
internal sealed class TreeComparison(Trees trees)
{
    /// <summary>Compares two folders.</summary>
    /// <returns>The files that differ, by path.</returns>
    internal async Task<IReadOnlyList<TreeChange>> CompareAsync(ObjectId before, ObjectId after)
    {
        var changes = new List<TreeChange>();
        await AddAsync(before, after, string.Empty, changes);
        changes.Sort((x, y) => string.CompareOrdinal(x.Path, y.Path));
        return changes;
    }

    private async Task AddAsync(ObjectId? before, ObjectId? after, string prefix, List<TreeChange> changes)
    {
        if (before == after) return;
        var old = before is { } oldId ? await trees.LoadAsync(oldId) : Tree.Empty;
        var present = after is { } newId ? await trees.LoadAsync(newId) : Tree.Empty;
        foreach (var name in old.Entries.Concat(present.Entries).Select(entry => entry.Name).Distinct(StringComparer.Ordinal))
        {
            var (x, y) = (old.Find(name), present.Find(name));
            var path = prefix + name;
            var (fileBefore, fileAfter) = (FileOf(x), FileOf(y));
            if (fileBefore != fileAfter) changes.Add(new TreeChange(path, fileBefore, fileAfter));
            await AddAsync(FolderOf(x), FolderOf(y), $"{path}/", changes);
        }
    }

    private static ObjectId? FileOf(TreeEntry? entry) => entry is { IsFolder: false } ? entry.Id : null;

    private static ObjectId? FolderOf(TreeEntry? entry) => entry is { IsFolder: true } ? entry.Id : null;
}
