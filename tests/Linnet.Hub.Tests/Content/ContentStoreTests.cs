using Linnet.Chunking;
using Linnet.Hub.Content;
using Linnet.Hub.Objects;
using Linnet.Hub.Tests.Stores;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Content;

public sealed class ContentStoreTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ContentChunker.MaxSize)]
    [InlineData(ContentChunker.MaxSize + 1)]
    [InlineData(20_000_001)]
    public async Task What_is_written_is_read_back_whole_and_in_parts(int length)
    {
        using var store = await TestStore.OpenAsync();
        var bytes = RandomBytes.Of(length, 1);
        var content = await store.AddAsync(bytes);
        Assert.Equal(ContentId.Of(bytes), content.Id);
        Assert.Equal(GitHash.Of(GitHash.Blob, bytes), await store.Contents.GitIdAsync(content, CancellationToken.None));
        Assert.Equal(length, content.Size);
        var found = (await store.Contents.FindAsync(content.Id, CancellationToken.None))!.Value;
        Assert.Equal((content.Id, content.Size), (found.Id, found.Size));
        Assert.Equal(GitHash.Of(GitHash.Blob, bytes), found.GitId);
        Assert.Equal(bytes, await store.ReadAsync(content.Id, 0, length));
        for (var i = 0; i < 5 && length > 0; i++)
        {
            var offset = (int)(Linnet.Numerics.SplitMix64.At(7, (ulong)i) % (ulong)length);
            var count = Math.Min(length - offset, 3_000_000);
            Assert.Equal(bytes.AsSpan(offset, count).ToArray(), await store.ReadAsync(content.Id, offset, count));
        }
    }

    [Theory, OnFiles, OnServers]
    public async Task A_content_is_stored_once(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        var small = RandomBytes.Of(1000, 1);
        var large = RandomBytes.Of(5_000_000, 2);
        await store.AddAsync(small);
        await store.AddAsync(large);
        var size = await store.PackBytesAsync();
        await store.AddAsync(small);
        await store.AddAsync(large);
        Assert.Equal(size, await store.PackBytesAsync());
        Assert.Equal(5_001_000, size);
    }

    [Theory, OnFiles, OnServers]
    public async Task A_changed_copy_of_a_large_content_costs_only_what_changed(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        var bytes = RandomBytes.Of(20_000_000, 1);
        await store.AddAsync(bytes);
        var before = await store.PackBytesAsync();
        var changed = bytes.Take(9_000_000).Concat(RandomBytes.Of(12_345, 2)).Concat(bytes.Skip(9_000_000)).ToArray();
        var content = await store.AddAsync(changed);
        Assert.InRange(await store.PackBytesAsync() - before, 12_345, 3 * ContentChunker.MaxSize);
        Assert.Equal(changed, await store.ReadAsync(content.Id, 0, changed.Length));
        Assert.Equal(changed.AsSpan(8_500_000, 1_500_000).ToArray(), await store.ReadAsync(content.Id, 8_500_000, 1_500_000));
    }

    [Theory, OnFiles, OnServers]
    public async Task A_content_that_shares_nothing_is_one_segment_of_one_pack(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        await store.AddAsync(RandomBytes.Of(20_000_000, 1));
        Assert.Equal(1, await store.Database.ReadAsync(context => context.Segments.CountAsync()));
        Assert.Equal(1, await store.Database.ReadAsync(context => context.Packs.CountAsync()));
        Assert.InRange(await store.Database.ReadAsync(context => context.Chunks.CountAsync()), 20, 300);
    }

    [Theory, OnFiles, OnServers]
    public async Task Many_contents_of_one_upload_share_a_pack(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        await using var upload = store.Contents.BeginUpload();
        for (var i = 0; i < 700; i++) await upload.AddAsync(new MemoryStream(RandomBytes.Of(100 + i, (ulong)i)), 100 + i, null, CancellationToken.None);
        await upload.CompleteAsync(store.UserId, CancellationToken.None);
        Assert.Equal(1, await store.Database.ReadAsync(context => context.Packs.CountAsync()));
        Assert.Equal(700, await store.Database.ReadAsync(context => context.Contents.CountAsync()));
        Assert.Equal(700, await store.Database.ReadAsync(context => context.Uploads.CountAsync()));
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1001)]
    [InlineData(0)]
    public async Task Another_length_than_announced_is_refused(int announced)
    {
        using var store = await TestStore.OpenAsync();
        await using var upload = store.Contents.BeginUpload();
        var error = await Assert.ThrowsAsync<RefusedException>(() => upload.AddAsync(new MemoryStream(new byte[1000]), announced, null, CancellationToken.None));
        Assert.Equal(Refusal.BadRequest, error.Refusal);
        Assert.Contains($"{announced} bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory, OnFiles, OnServers]
    public async Task Other_bytes_than_announced_are_refused_and_leave_nothing(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        await using (var upload = store.Contents.BeginUpload())
        {
            var error = await Assert.ThrowsAsync<RefusedException>(
                () => upload.AddAsync(new MemoryStream(RandomBytes.Of(3_000_000, 1)), 3_000_000, ContentId.Of([1]), CancellationToken.None));
            Assert.Equal(Refusal.BadRequest, error.Refusal);
        }

        Assert.Equal(0, await store.PackBytesAsync());
        Assert.Equal(0, await store.Database.ReadAsync(context => context.Contents.CountAsync()));
    }

    [Theory, OnFiles, OnServers]
    public async Task An_upload_that_is_not_completed_leaves_nothing(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        await using (var upload = store.Contents.BeginUpload())
        {
            await upload.AddAsync(new MemoryStream(new byte[100]), 100, null, CancellationToken.None);
        }

        Assert.Equal(0, await store.PackBytesAsync());
        Assert.Null(await store.Contents.FindAsync(ContentId.Of(new byte[100]), CancellationToken.None));
    }

    [Theory, OnFiles, OnServers]
    public async Task The_same_content_from_two_senders_at_once_is_stored_for_both(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        var bytes = RandomBytes.Of(3_000_000, 9);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.AddAsync(bytes))));
        Assert.Equal(bytes, await store.ReadAsync(ContentId.Of(bytes), 0, bytes.Length));
        Assert.Equal(1, await store.Database.ReadAsync(context => context.Contents.CountAsync()));
    }
}
