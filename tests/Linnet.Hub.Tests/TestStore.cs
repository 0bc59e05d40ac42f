using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;

namespace Linnet.Hub.Tests;

/// <summary>A database and a content store in a folder of their own, with one user.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private TestStore()
    {
        Database = new HubDatabase(new SqliteEngine(_folder.File("hub.db")));
        Blobs = new FolderBlobStore(_folder.File("blobs"));
        Contents = new ContentStore(Database, Blobs, TimeProvider.System);
    }

    internal HubDatabase Database { get; }

    internal FolderBlobStore Blobs { get; }

    internal ContentStore Contents { get; }

    internal long UserId { get; private set; }

    internal string PackFolder => _folder.File("blobs/packs");

    internal static async Task<TestStore> OpenAsync()
    {
        var store = new TestStore();
        await store.Database.OpenAsync(CancellationToken.None);
        var user = new AccountRow { Name = "alice", NameKey = "alice", Kind = AccountKind.User, Created = TimeProvider.System.GetUtcNow() };
        await store.Database.WriteAsync(context => Task.FromResult(context.Add(user)), CancellationToken.None);
        store.UserId = user.Id;
        return store;
    }

    internal async Task<StoredContent> AddAsync(byte[] bytes)
    {
        await using var upload = Contents.BeginUpload();
        var added = await upload.AddAsync(new MemoryStream(bytes), bytes.Length, null, CancellationToken.None);
        await upload.CompleteAsync(UserId, CancellationToken.None);
        return added.Content;
    }

    internal async Task<byte[]> ReadAsync(ContentId id, long offset, long length)
    {
        await using var stream = await Contents.OpenAsync(id, offset, length, CancellationToken.None);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    internal long PackBytes() => Directory.Exists(PackFolder) ? Directory.EnumerateFiles(PackFolder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) : 0;

    public void Dispose()
    {
        Database.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
