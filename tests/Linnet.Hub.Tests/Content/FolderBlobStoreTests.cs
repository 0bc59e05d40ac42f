using Linnet.Hub.Content;

namespace Linnet.Hub.Tests.Content;

public sealed class FolderBlobStoreTests
{
    [Fact]
    public async Task An_object_is_seen_when_it_is_complete_and_not_before()
    {
        using var folder = new TemporaryFolder();
        var store = new FolderBlobStore(folder.Path);
        await using (var writer = await store.CreateAsync("packs/ab/abc", CancellationToken.None))
        {
            await writer.WriteAsync(new byte[] { 1, 2, 3, 4 }, CancellationToken.None);
            Assert.Null(await store.FindLengthAsync("packs/ab/abc", CancellationToken.None));
            await writer.CompleteAsync(CancellationToken.None);
        }

        Assert.Equal(4, await store.FindLengthAsync("packs/ab/abc", CancellationToken.None));
        await using var part = await store.OpenAsync("packs/ab/abc", 1, 2, CancellationToken.None);
        var bytes = new byte[10];
        Assert.Equal(2, await part.ReadAtLeastAsync(bytes, 10, throwOnEndOfStream: false));
        Assert.Equal([2, 3], bytes[..2]);
    }

    [Fact]
    public async Task A_writer_that_is_dropped_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var store = new FolderBlobStore(folder.Path);
        await using (var writer = await store.CreateAsync("packs/x", CancellationToken.None))
        {
            await writer.WriteAsync(new byte[1 << 20], CancellationToken.None);
        }

        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("packs/../../x")]
    [InlineData("/etc/x")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    public async Task Names_cannot_lead_out_of_the_store(string name)
    {
        using var folder = new TemporaryFolder();
        await Assert.ThrowsAsync<ArgumentException>(() => new FolderBlobStore(folder.Path).CreateAsync(name, CancellationToken.None));
    }

    [Fact]
    public async Task A_missing_object_is_file_not_found_and_can_be_deleted()
    {
        using var folder = new TemporaryFolder();
        var store = new FolderBlobStore(folder.Path);
        await Assert.ThrowsAsync<FileNotFoundException>(() => store.OpenAsync("packs/none", 0, 1, CancellationToken.None));
        await store.DeleteAsync("packs/none", CancellationToken.None);
    }
}
