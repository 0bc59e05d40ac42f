namespace Linnet.Hub.Objects;

/// <summary>Changes a tree by paths. Folders are loaded when a change first reaches them, and only changed ones are written again.</summary>
/// <param name="root">The tree to begin with; null for none.</param>
/// <param name="load">Reads a tree.</param>
internal sealed class TreeEditor(ObjectId? root, Func<ObjectId, Task<Tree>> load)
{
    private readonly Node _root = new(root);

    /// <summary>The entry at a path, changes included; null where there is none.</summary>
    internal async Task<TreeEntry?> FindAsync(string path)
    {
        var (folder, name) = await FolderOfAsync(path, create: false);
        if (folder is null) return null;
        await LoadAsync(folder);
        return folder.Files.TryGetValue(name, out var file) ? file : folder.Folders.TryGetValue(name, out var child) ? new TreeEntry(EntryMode.Folder, name, child.Id ?? default) : null;
    }

    /// <summary>Adds or replaces a file.</summary>
    /// <exception cref="RefusedException">A folder is where the file shall be, or a file is where one of its folders shall be.</exception>
    internal async Task PutAsync(string path, ObjectId blob)
    {
        var (folder, name) = await FolderOfAsync(path, create: true);
        await LoadAsync(folder!);
        if (folder!.Folders.ContainsKey(name))
            throw new RefusedException(Refusal.BadRequest, $"'{path}' is a folder; delete it first, or give the file another name.");
        var mode = folder.Files.TryGetValue(name, out var old) ? old.Mode : EntryMode.File;
        folder.Files[name] = new TreeEntry(mode, name, blob);
    }

    /// <summary>Removes a file.</summary>
    /// <returns>False where there is none.</returns>
    internal async Task<bool> RemoveFileAsync(string path)
    {
        var (folder, name) = await FolderOfAsync(path, create: false);
        if (folder is null) return false;
        await LoadAsync(folder);
        return folder.Files.Remove(name);
    }

    /// <summary>Removes a folder with all that is in it.</summary>
    /// <returns>False where there is none.</returns>
    internal async Task<bool> RemoveFolderAsync(string path)
    {
        var (folder, name) = await FolderOfAsync(path, create: false);
        if (folder is null) return false;
        await LoadAsync(folder);
        return folder.Folders.Remove(name);
    }

    /// <summary>Writes what has changed. Folders without files vanish, as git has none.</summary>
    /// <returns>The new root, and the bytes of all trees that may be new.</returns>
    internal (ObjectId Root, IReadOnlyDictionary<ObjectId, byte[]> Trees) Write()
    {
        var trees = new Dictionary<ObjectId, byte[]>();
        return (Write(_root, trees) ?? Add(Tree.Empty, trees), trees);
    }

    private static ObjectId? Write(Node node, Dictionary<ObjectId, byte[]> trees)
    {
        if (!node.IsLoaded) return node.Id;
        var entries = new List<TreeEntry>(node.Files.Values);
        foreach (var (name, child) in node.Folders)
        {
            if (Write(child, trees) is { } id) entries.Add(new TreeEntry(EntryMode.Folder, name, id));
        }

        return entries.Count == 0 ? null : Add(Tree.Of(entries), trees);
    }

    private static ObjectId Add(Tree tree, Dictionary<ObjectId, byte[]> trees)
    {
        var bytes = tree.ToBytes();
        var id = GitHash.Of(GitHash.Tree, bytes);
        trees[id] = bytes;
        return id;
    }

    private async Task<(Node? Folder, string Name)> FolderOfAsync(string path, bool create)
    {
        var parts = path.Split('/');
        var node = _root;
        foreach (var part in parts[..^1])
        {
            await LoadAsync(node);
            if (!node.Folders.TryGetValue(part, out var child))
            {
                if (!create) return (null, parts[^1]);
                if (node.Files.ContainsKey(part))
                    throw new RefusedException(Refusal.BadRequest, $"'{path}': '{part}' is a file and cannot hold others; delete it first.");
                child = new Node(null);
                node.Folders.Add(part, child);
            }

            node = child;
        }

        return (node, parts[^1]);
    }

    private async Task LoadAsync(Node node)
    {
        if (node.IsLoaded) return;
        node.IsLoaded = true;
        if (node.Id is not { } id) return;
        foreach (var entry in (await load(id)).Entries)
        {
            if (entry.IsFolder) node.Folders.Add(entry.Name, new Node(entry.Id));
            else node.Files.Add(entry.Name, entry);
        }
    }

    /// <summary>A folder: its id as long as nobody has looked into it, its entries from then on.</summary>
    private sealed class Node(ObjectId? id)
    {
        internal ObjectId? Id { get; } = id;

        internal bool IsLoaded { get; set; }

        internal Dictionary<string, TreeEntry> Files { get; } = new(StringComparer.Ordinal);

        internal Dictionary<string, Node> Folders { get; } = new(StringComparer.Ordinal);
    }
}
