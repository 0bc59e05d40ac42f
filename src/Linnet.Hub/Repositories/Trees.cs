using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Linnet.Hub.Repositories;

/// <summary>Reads folders. A tree never changes under its id, so what was read once is kept in a bounded cache.</summary>
internal sealed class Trees(HubDatabase database) : IDisposable
{
    private const long CacheBytes = 64 << 20;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CacheBytes });

    /// <summary>Reads one folder.</summary>
    internal async Task<Tree> LoadAsync(ObjectId id)
    {
        if (_cache.TryGetValue(id, out Tree? cached)) return cached!;
        var row = await database.ReadAsync(context => context.Trees.FirstOrDefaultAsync(row => row.Id == id))
            ?? (id == GitHash.Of(GitHash.Tree, [])
                ? new TreeRow { Id = id, Bytes = [] }
                : throw new InvalidDataException($"Tree {id} is named and not there; run `linnet hub check`."));
        var tree = Tree.Parse(row.Bytes);
        return _cache.Set(id, tree, new MemoryCacheEntryOptions { Size = 2 * row.Bytes.Length + 256 });
    }

    /// <summary>The entry at a path, without looking at what a file holds; null where there is none.</summary>
    internal async Task<TreeEntry?> FindAsync(ObjectId root, string path)
    {
        var entry = new TreeEntry(EntryMode.Folder, string.Empty, root);
        if (path.Length == 0) return entry;
        foreach (var part in path.Split('/'))
        {
            if (!entry.IsFolder || (await LoadAsync(entry.Id)).Find(part) is not { } next) return null;
            entry = next;
        }

        return entry;
    }

    /// <summary>All entries of a folder in git's order, and of the folders in it where wanted.</summary>
    internal async Task<IReadOnlyList<(string Path, TreeEntry Entry)>> ListAsync(ObjectId folder, string prefix, bool isRecursive)
    {
        var entries = new List<(string, TreeEntry)>();
        await AddAsync(folder, prefix.Length == 0 ? string.Empty : prefix + "/", isRecursive, entries);
        return entries;
    }

    /// <summary>Says what files hold.</summary>
    internal async Task<IReadOnlyList<FileEntry>> DescribeAsync(IReadOnlyList<(string Path, TreeEntry Entry)> entries, CancellationToken cancellation)
    {
        var contents = new Dictionary<ObjectId, FileContent>();
        foreach (var ids in entries.Where(entry => !entry.Entry.IsFolder).Select(entry => entry.Entry.Id).Distinct().Chunk(HubDatabase.MaxParameters))
        {
            var rows = await database.ReadAsync(context => context.Blobs.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation));
            foreach (var row in rows) contents[row.Id] = new FileContent(row.ContentId, row.Size, row.IsPointer);
        }

        return [.. entries.Select(entry => new FileEntry(entry.Path, entry.Entry.Id, entry.Entry.IsFolder ? null : contents[entry.Entry.Id]))];
    }

    public void Dispose() => _cache.Dispose();

    private async Task AddAsync(ObjectId folder, string prefix, bool isRecursive, List<(string Path, TreeEntry Entry)> entries)
    {
        foreach (var entry in (await LoadAsync(folder)).Entries)
        {
            entries.Add((prefix + entry.Name, entry));
            if (isRecursive && entry.IsFolder) await AddAsync(entry.Id, $"{prefix}{entry.Name}/", isRecursive, entries);
        }
    }
}
