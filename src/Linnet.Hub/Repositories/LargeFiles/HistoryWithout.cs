using System.Text;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Repositories.LargeFiles;

/// <summary>
/// A history written anew as if some files had never been in it. Commits keep their authors, dates and messages; those behind which nothing has changed keep their ids.
/// </summary>
/// <param name="gone">Git's ids of the files.</param>
/// <param name="load">Reads a folder.</param>
internal sealed class HistoryWithout(IReadOnlySet<ObjectId> gone, Func<ObjectId, Task<Tree>> load)
{
    private const string AuthorLine = "\nauthor ";

    private readonly Dictionary<ObjectId, ObjectId?> _folders = [];
    private readonly Dictionary<ObjectId, ObjectId> _ids = [];
    private readonly Dictionary<ObjectId, byte[]> _trees = [];
    private readonly List<CommitRow> _commits = [];

    /// <summary>Folders that are new.</summary>
    internal IReadOnlyDictionary<ObjectId, byte[]> Trees => _trees;

    /// <summary>Commits that are new, parents before children.</summary>
    internal IReadOnlyList<CommitRow> Commits => _commits;

    /// <summary>For each commit that is replaced, by which.</summary>
    internal IReadOnlyDictionary<ObjectId, ObjectId> Replaced => _ids;

    /// <summary>Adds a commit, behind its parents.</summary>
    internal async Task AddAsync(CommitRow commit)
    {
        var tree = await FolderAsync(commit.TreeId) ?? Put(Tree.Empty);
        var bytes = Rewrite(commit.Bytes, tree);
        var id = GitHash.Of(GitHash.Commit, bytes);
        if (id == commit.Id) return;
        _ids[commit.Id] = id;
        _commits.Add(new CommitRow
        {
            RepositoryId = commit.RepositoryId,
            Id = id,
            TreeId = tree,
            ParentId = commit.ParentId is { } parent ? New(parent) : null,
            Depth = commit.Depth,
            AuthorId = commit.AuthorId,
            AuthorName = commit.AuthorName,
            Title = commit.Title,
            Message = commit.Message,
            Date = commit.Date,
            Bytes = bytes,
        });
    }

    private ObjectId New(ObjectId commit) => _ids.GetValueOrDefault(commit, commit);

    /// <summary>The folder without the files; null where nothing is left in it, for git has no empty folders.</summary>
    private async Task<ObjectId?> FolderAsync(ObjectId id)
    {
        if (_folders.TryGetValue(id, out var known)) return known;
        var before = (await load(id)).Entries;
        var after = new List<TreeEntry>(before.Count);
        foreach (var entry in before)
        {
            if (!entry.IsFolder && !gone.Contains(entry.Id)) after.Add(entry);
            else if (entry.IsFolder && await FolderAsync(entry.Id) is { } folder) after.Add(entry with { Id = folder });
        }

        ObjectId? result = after.SequenceEqual(before) ? id : after.Count == 0 ? null : Put(Tree.Of(after));
        _folders[id] = result;
        return result;
    }

    private ObjectId Put(Tree tree)
    {
        var bytes = tree.ToBytes();
        var id = GitHash.Of(GitHash.Tree, bytes);
        _trees[id] = bytes;
        return id;
    }

    /// <summary>The bytes of a commit with another folder and other parents; every other byte stays.</summary>
    private byte[] Rewrite(byte[] bytes, ObjectId tree)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.IndexOf(AuthorLine, StringComparison.Ordinal);
        if (end < 0) throw new InvalidDataException("A commit has no author; run `linnet hub check`.");
        var lines = text[..end].Split('\n').Select(line => line.Split(' ', 2) switch
        {
            ["tree", _] => $"tree {tree}",
            ["parent", var parent] when ObjectId.TryParse(parent, out var id) => $"parent {New(id)}",
            _ => line,
        });
        return Encoding.Latin1.GetBytes(string.Join('\n', lines) + text[end..]);
    }
}
