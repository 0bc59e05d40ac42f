using System.Net;
using Linnet.Chunking;
using Linnet.Hub.Content;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Protocol.Chunks;

public sealed class ChunkUploadTests
{
    private const int Size = 12_000_000;
    private static readonly HashSet<string> Nothing = [];

    [Fact]
    public async Task A_second_version_with_one_changed_layer_sends_less_than_15_percent()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var client = new ChunkClient(hub, hub.Alice, "alice/m");
        var first = RandomBytes.Of(Size, 1);
        var second = first.ToArray();
        RandomBytes.Of(500_000, 2).CopyTo(second, 5_000_000);
        Assert.InRange(await PushAsync(client, first), Size, Size + 100_000);
        await CommitAsync(hub, first);
        Assert.InRange(await PushAsync(client, second), 500_000, 15 * Size / 100);
        await CommitAsync(hub, second);
        Assert.Equal(second, await (await hub.GetAsync("/alice/m/resolve/main/w.bin")).Content.ReadAsByteArrayAsync());
        Assert.InRange(await hub.Services.Database.ReadAsync(context => context.Packs.SumAsync(row => row.Size)), Size + 500_000, Size * 115L / 100);
        Assert.Null(await client.AskAsync(await ListAsync(second)));
    }

    [Fact]
    public async Task Knowing_the_hashes_of_chunks_is_not_owning_their_bytes()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("secret", new { @private = true });
        await hub.CreateAsync("open");
        var bytes = RandomBytes.Of(4_000_000, 1);
        await PushAsync(new ChunkClient(hub, hub.Alice, "alice/secret"), bytes);
        await CommitAsync(hub, bytes, "secret");
        var bob = new ChunkClient(hub, hub.Bob, "alice/open");
        var list = await ListAsync(bytes);
        Assert.Equal(list.Chunks.Count, (await bob.AskAsync(list))!.Count);
        Assert.Equal(HttpStatusCode.Conflict, (await bob.SendAsync(list, bytes, Nothing)).StatusCode);

        // What everybody may read, everybody may build on.
        await CommitAsync(hub, bytes, "open");
        Assert.Null(await bob.AskAsync(list));
        var longer = bytes.Concat(RandomBytes.Of(100_000, 2)).ToArray();
        Assert.InRange((await bob.AskAsync(await ListAsync(longer)))!.Count, 1, 2);
    }

    [Fact]
    public async Task An_upload_that_was_cut_off_goes_on_where_it_was()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var client = new ChunkClient(hub, hub.Alice, "alice/m");
        var bytes = RandomBytes.Of(Size, 1);
        var list = await ListAsync(bytes);

        // A run of chunks is a file of its own, with the same chunks.
        var half = list.Chunks[list.Chunks.Count / 2].Offset;
        await PushAsync(client, bytes[..(int)half]);
        var missing = (await client.AskAsync(list))!;
        Assert.Equal(list.Chunks.Where(chunk => chunk.Offset >= half).Select(chunk => chunk.Id).Order(), missing.Order());
        (await client.SendAsync(list, bytes, missing)).EnsureSuccessStatusCode();
        await CommitAsync(hub, bytes);
        Assert.Equal(bytes, await (await hub.GetAsync("/alice/m/resolve/main/w.bin")).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_is_damaged_is_refused_and_leaves_nothing()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var before = await hub.Services.Database.ReadAsync(context => context.Contents.CountAsync());
        var client = new ChunkClient(hub, hub.Alice, "alice/m");
        var bytes = RandomBytes.Of(3_000_000, 1);
        var list = await ListAsync(bytes);
        var whole = ChunkClient.Body(list, bytes, list.Chunks.Select(chunk => chunk.Id).ToHashSet());
        var changed = whole.ToArray();
        changed[^1] ^= 1;
        var badFlag = whole.ToArray();
        badFlag[4] = 7;
        var badSize = whole.ToArray();
        badSize[5] = 0xFF;
        foreach (var body in new[] { changed, whole[..^10], [.. whole, 0], whole[..50], [0, 0], [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], badFlag, badSize })
            Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(list.Id, body)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync("abc", whole)).StatusCode);
        Assert.Equal(before, await hub.Services.Database.ReadAsync(context => context.Contents.CountAsync()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"oid\":\"abc\",\"size\":1,\"chunks\":[{\"oid\":\"abc\",\"size\":1}]}")]
    [InlineData("{\"oid\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"size\":5,\"chunks\":[{\"oid\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"size\":4}]}")]
    [InlineData("{\"oid\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"size\":0,\"chunks\":[{\"oid\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"size\":0}]}")]
    public async Task A_question_that_makes_no_sense_is_refused(string question)
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        Assert.Equal(HttpStatusCode.BadRequest, (await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/chunks", new StringContent(question))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hub.SendAsync(null, HttpMethod.Post, "/api/models/alice/m/chunks", new StringContent(question))).StatusCode);
    }

    private static Task<ChunkList> ListAsync(byte[] bytes) => ChunkList.ReadAsync(new MemoryStream(bytes));

    /// <returns>How many bytes were sent, questions included.</returns>
    private static async Task<long> PushAsync(ChunkClient client, byte[] bytes)
    {
        var list = await ListAsync(bytes);
        var missing = (await client.AskAsync(list))!;
        var body = ChunkClient.Body(list, bytes, missing);
        (await client.SendAsync(list.Id, body)).EnsureSuccessStatusCode();
        return body.Length + ChunkClient.Question(list).ToJsonString().Length;
    }

    private static async Task CommitAsync(HubHost hub, byte[] bytes, string name = "m")
    {
        var line = new { key = "lfsFile", value = new { path = "w.bin", algo = "sha256", oid = ContentId.Of(bytes).ToString(), size = bytes.Length } };
        (await hub.CommitLinesAsync($"alice/{name}", "main", line)).EnsureSuccessStatusCode();
    }
}
