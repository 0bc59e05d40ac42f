using System.Globalization;
using System.Text;
using Linnet.Hub.Git;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Tests.Git;

/// <summary>A repository in memory, made of true git objects.</summary>
internal sealed class MemoryRepository : IGitObjectSource
{
    private readonly Dictionary<ObjectId, (GitObjectKind Kind, byte[] Bytes)> _objects = new();
    private readonly Dictionary<ObjectId, GitCommit> _commits = new();
    private readonly Dictionary<string, GitRef> _refs = new(StringComparer.Ordinal);

    public string Head => "refs/heads/main";

    /// <summary>Commits that were looked at since this was last emptied.</summary>
    internal HashSet<ObjectId> Asked { get; } = [];

    internal IReadOnlyDictionary<ObjectId, GitCommit> Commits => _commits;

    internal static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    internal ObjectId Put(GitObjectKind kind, byte[] bytes)
    {
        var id = GitHash.Of(kind.ToString().ToLowerInvariant(), bytes);
        _objects[id] = (kind, bytes);
        return id;
    }

    /// <summary>Adds a commit with all its files.</summary>
    internal ObjectId Commit(long time, IEnumerable<(string Path, byte[] Bytes)> files, params ObjectId[] parents)
    {
        var tree = AddTree(files);
        var author = new Signature("Alice Müller", "alice@example.org", DateTimeOffset.FromUnixTimeSeconds(time));
        var message = string.Create(CultureInfo.InvariantCulture, $"Change {_commits.Count}\n\n中文");
        var id = Put(GitObjectKind.Commit, new CommitObject(tree, parents, author, message).ToBytes());
        _commits[id] = new GitCommit(id, tree, parents, time);
        return id;
    }

    /// <summary>Adds commits one after the other, each with another file.</summary>
    /// <returns>Their ids, the oldest first.</returns>
    internal List<ObjectId> Chain(int count, long time = 1_700_000_000)
    {
        var ids = new List<ObjectId>();
        for (var i = 0; i < count; i++) ids.Add(Commit(time + i, Enumerable.Range(0, i + 1).Select(n => ($"f{n % 3}/{n}.txt", Text($"file {n}\n"))), [.. ids.TakeLast(1)]));
        return ids;
    }

    internal void SetRef(string name, ObjectId commit) => _refs[name] = new GitRef(name, commit);

    internal ObjectId AddTag(string name, ObjectId commit)
    {
        var id = Put(GitObjectKind.Tag, Text($"object {commit}\ntype commit\ntag {name}\ntagger Alice <alice@example.org> 1700000000 +0000\n\nA tag\n"));
        _refs[$"refs/tags/{name}"] = new GitRef($"refs/tags/{name}", id, commit);
        return id;
    }

    /// <summary>Everything that commits lead to.</summary>
    /// <param name="commits">Where to begin.</param>
    /// <param name="cuts">Commits whose parents do not count.</param>
    internal HashSet<ObjectId> Reach(IEnumerable<ObjectId> commits, IReadOnlySet<ObjectId>? cuts = null)
    {
        var found = new HashSet<ObjectId>();
        var open = new Stack<ObjectId>(commits);
        while (open.TryPop(out var id))
        {
            if (!found.Add(id)) continue;
            AddFolder(_commits[id].Tree, found);
            if (cuts?.Contains(id) == true) continue;
            foreach (var parent in _commits[id].Parents) open.Push(parent);
        }

        return found;
    }

    public Task<IReadOnlyList<GitRef>> RefsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<GitRef>>([.. _refs.Values]);

    public Task<IReadOnlyList<GitCommit>> FindCommitsAsync(IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation)
    {
        Asked.UnionWith(ids);
        return Task.FromResult<IReadOnlyList<GitCommit>>([.. ids.Where(_commits.ContainsKey).Select(id => _commits[id])]);
    }

    public Task<Tree> TreeAsync(ObjectId id, CancellationToken cancellation) => Task.FromResult(Tree.Parse(_objects[id].Bytes));

    public Task<GitObject> OpenAsync(ObjectId id, GitObjectKind kind, CancellationToken cancellation)
    {
        var (known, bytes) = _objects[id];
        Assert.Equal(known, kind);
        return Task.FromResult(GitObject.Of(kind, bytes));
    }

    private ObjectId AddTree(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        var entries = new List<TreeEntry>();
        foreach (var group in files.GroupBy(file => file.Path.Split('/', 2)[0], StringComparer.Ordinal))
        {
            var inner = group.Where(file => file.Path != group.Key).Select(file => (file.Path[(group.Key.Length + 1)..], file.Bytes)).ToList();
            entries.Add(inner.Count > 0
                ? new TreeEntry(EntryMode.Folder, group.Key, AddTree(inner))
                : new TreeEntry(EntryMode.File, group.Key, Put(GitObjectKind.Blob, group.First().Bytes)));
        }

        return Put(GitObjectKind.Tree, Tree.Of(entries).ToBytes());
    }

    private void AddFolder(ObjectId id, HashSet<ObjectId> found)
    {
        if (!found.Add(id)) return;
        foreach (var entry in Tree.Parse(_objects[id].Bytes).Entries)
        {
            if (entry.IsFolder) AddFolder(entry.Id, found);
            else found.Add(entry.Id);
        }
    }
}
