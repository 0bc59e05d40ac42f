using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Tests.Stores;

namespace Linnet.Hub.Tests;

/// <summary>A database and a content store of their own, with one user.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly Store _store;
    private readonly bool _isOwner;

    private TestStore(Store store, bool isOwner)
    {
        _store = store;
        _isOwner = isOwner;
        Database = store.OpenDatabase();
        Blobs = store.OpenBlobs();
        Contents = new ContentStore(Database, Blobs, TimeProvider.System);
    }

    internal HubDatabase Database { get; }

    internal IBlobStore Blobs { get; }

    internal ContentStore Contents { get; }

    internal long UserId { get; private set; }

    /// <param name="store">Where it keeps its things (<see cref="Store"/>).</param>
    internal static async Task<TestStore> OpenAsync(string? store = null)
    {
        var opened = new TestStore(await Store.CreateAsync(store), isOwner: true);
        await opened.Database.OpenAsync(CancellationToken.None);
        var user = new AccountRow { Name = "alice", NameKey = "alice", Kind = AccountKind.User, Created = TimeProvider.System.GetUtcNow() };
        await opened.Database.WriteAsync(context => Task.FromResult(context.Add(user)), CancellationToken.None);
        opened.UserId = user.Id;
        return opened;
    }

    /// <summary>Another process' view of the same store; what it keeps goes with this one.</summary>
    internal TestStore OpenSecond() => new(_store, isOwner: false) { UserId = UserId };

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

    internal async Task<long> PackBytesAsync()
    {
        var bytes = 0L;
        await foreach (var pack in Blobs.ListAsync(PackNames.Folder, CancellationToken.None)) bytes += pack.Length;
        return bytes;
    }

    public void Dispose()
    {
        (Blobs as IDisposable)?.Dispose();
        Database.Dispose();
        if (_isOwner) _store.Dispose();
    }
}
