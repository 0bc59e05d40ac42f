using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Mirror.Upstream;

/// <summary>The files of a commit with the folders around them, whose ids follow from what is in them.</summary>
internal sealed class MirrorTree
{
    private readonly Dictionary<string, List<FileEntry>> _folders = new(StringComparer.Ordinal) { [string.Empty] = [] };
    private readonly Dictionary<string, MirrorFile> _files;

    internal MirrorTree(IReadOnlyList<MirrorFile> files)
    {
        _files = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var file in files)
        {
            for (var folder = FolderOf(file.Path); !_folders.ContainsKey(folder); folder = FolderOf(folder)) _folders[folder] = [];
            _folders[FolderOf(file.Path)].Add(new FileEntry(file.Path, file.BlobId, new FileContent(file.Content ?? default, file.Size, file.Content is not null)));
        }

        // The deepest first: a folder's id is made of those below it.
        foreach (var folder in _folders.Keys.Where(folder => folder.Length > 0).OrderByDescending(folder => folder.Count(letter => letter == '/')).ToList())
            _folders[FolderOf(folder)].Add(new FileEntry(folder, TreeOf(folder).Id, null));
    }

    /// <summary>A file by its path; null where there is none.</summary>
    internal MirrorFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>A file or folder by its path; null where there is none.</summary>
    internal FileEntry? FindEntry(string path) => _folders.GetValueOrDefault(FolderOf(path))?.Find(entry => entry.Path == path);

    /// <summary>What is in a folder, in git's order; null where there is none.</summary>
    internal IReadOnlyList<FileEntry>? List(string folder, bool isRecursive)
    {
        if (!_folders.ContainsKey(folder)) return null;
        var entries = new List<FileEntry>();
        Add(folder);
        return entries;

        void Add(string at)
        {
            foreach (var entry in TreeOf(at).Entries)
            {
                entries.Add(entry);
                if (isRecursive && entry.File is null) Add(entry.Path);
            }
        }
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : string.Empty;

    private (ObjectId Id, IReadOnlyList<FileEntry> Entries) TreeOf(string folder)
    {
        var byName = _folders[folder].ToDictionary(entry => entry.Path[(folder.Length == 0 ? 0 : folder.Length + 1)..], StringComparer.Ordinal);
        var tree = Tree.Of(byName.Select(pair => new TreeEntry(pair.Value.File is null ? EntryMode.Folder : EntryMode.File, pair.Key, pair.Value.Id)));
        return (GitHash.Of(GitHash.Tree, tree.ToBytes()), [.. tree.Entries.Select(entry => byName[entry.Name])]);
    }
}
