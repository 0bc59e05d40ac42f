using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Tests.Stores;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Durability;

/// <summary>A full disk costs the upload that meets it, and nothing else.</summary>
public sealed class FullDiskTests
{
    private const int NoSpaceLeft = 28;
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, OnFiles, OnServers]
    public async Task Files_that_find_no_room_leave_nothing(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        var before = RandomBytes.Of(2_000_000, 1);
        await store.AddAsync(before);
        var full = new ContentStore(store.Database, new FullBlobStore(store.Blobs, 1_500_000), TimeProvider.System);
        await using (var upload = full.BeginUpload())
        {
            var error = await Assert.ThrowsAsync<IOException>(() => upload.AddAsync(new MemoryStream(RandomBytes.Of(5_000_000, 2)), 5_000_000, null, None));
            Assert.Equal(NoSpaceLeft, error.HResult & 0xFFFF);
        }

        Assert.Equal(2_000_000, await store.PackBytesAsync());
        Assert.Equal(1, await store.Database.ReadAsync(context => context.Contents.CountAsync()));
        Assert.Equal(before, await store.ReadAsync(ContentId.Of(before), 0, before.Length));
        await store.AddAsync(RandomBytes.Of(5_000_000, 2));
        Assert.Equal(7_000_000, await store.PackBytesAsync());
    }

    [Fact]
    public async Task A_database_without_room_says_so_and_keeps_what_it_had()
    {
        using var store = await TestStore.OpenAsync(Store.Files);
        await store.Database.WriteAsync(context => Task.FromResult(context.Settings.Add(new SettingRow { Name = "before", Value = [1] })), None);
        await RefusalAssert.IsAsync(Refusal.OutOfSpace, () => store.Database.WriteAsync(
            async context =>
            {
                // No page more than there are.
                await context.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1");
                context.Settings.Add(new SettingRow { Name = "large", Value = new byte[1_000_000] });
                await context.SaveChangesAsync();
                return true;
            },
            None));
        await store.Database.WriteAsync(context => context.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1000000"), None);
        Assert.Equal(["before"], await store.Database.ReadAsync(context => context.Settings.Select(row => row.Name).ToListAsync()));
        await store.Database.WriteAsync(context => Task.FromResult(context.Settings.Add(new SettingRow { Name = "after", Value = new byte[1_000_000] })), None);
    }

    [Theory, OnServers]
    public async Task A_server_without_room_says_so_and_keeps_what_it_had(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        await RefusalAssert.IsAsync(Refusal.OutOfSpace, () => store.Database.WriteAsync(
            async context =>
            {
                context.Settings.Add(new SettingRow { Name = "large", Value = new byte[1_000_000] });
                await context.SaveChangesAsync();
                return await context.Database.ExecuteSqlRawAsync("DO $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$");
            },
            None));
        Assert.Equal(0, await store.Database.ReadAsync(context => context.Settings.CountAsync()));
        await store.Database.WriteAsync(context => Task.FromResult(context.Settings.Add(new SettingRow { Name = "after", Value = new byte[1_000_000] })), None);
    }

    /// <summary>A store on a disk with room for so many bytes.</summary>
    private sealed class FullBlobStore(IBlobStore inner, long room) : IBlobStore
    {
        public async Task<BlobWriter> CreateAsync(string name, CancellationToken cancellation) => new FullBlobWriter(await inner.CreateAsync(name, cancellation), room);

        public Task<Stream> OpenAsync(string name, long offset, long length, CancellationToken cancellation) => inner.OpenAsync(name, offset, length, cancellation);

        public Task<long?> FindLengthAsync(string name, CancellationToken cancellation) => inner.FindLengthAsync(name, cancellation);

        public IAsyncEnumerable<BlobEntry> ListAsync(string folder, CancellationToken cancellation) => inner.ListAsync(folder, cancellation);

        public Task DeleteAsync(string name, CancellationToken cancellation) => inner.DeleteAsync(name, cancellation);
    }

    private sealed class FullBlobWriter(BlobWriter inner, long room) : BlobWriter
    {
        internal override Task CompleteAsync(CancellationToken cancellation) => inner.CompleteAsync(cancellation);

        public override ValueTask DisposeAsync() => inner.DisposeAsync();

        private protected override Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
            inner.Length + bytes.Length > room ? throw new IOException("No space left on device", NoSpaceLeft) : inner.WriteAsync(bytes, cancellation);
    }
}
