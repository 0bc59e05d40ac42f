using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace Linnet.Hub.Tests.Safety;

/// <summary>A08, integrity: bytes are what their names say, or they are not taken; a claim about bytes is not the bytes.</summary>
public sealed class IntegrityTests
{
    [Fact]
    public async Task Other_bytes_fewer_bytes_and_more_bytes_are_not_taken()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var weights = RandomBytes.Of(300_000, 1);
        var changed = (byte[])weights.Clone();
        changed[^1] ^= 1;
        foreach (var body in new[] { changed, weights[..^1], [.. weights, 0], [] })
        {
            var address = await AddressAsync(hub, weights);

            // Without a length in front, what is wrong shows itself only at the end.
            using var content = new StreamContent(new Unmeasured(body));
            using var answer = await hub.SendAsync(null, HttpMethod.Put, address, content);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            using var commit = await NameAsync(hub, weights, weights.Length);
            Assert.Equal(HttpStatusCode.BadRequest, commit.StatusCode);
        }

        using (var good = await hub.SendAsync(null, HttpMethod.Put, await AddressAsync(hub, weights), new ByteArrayContent(weights))) Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        using (var lie = await NameAsync(hub, weights, weights.Length + 1)) Assert.Equal(HttpStatusCode.BadRequest, lie.StatusCode);
        using var named = await NameAsync(hub, weights, weights.Length);
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
    }

    [Fact]
    public async Task Parts_that_make_other_bytes_than_announced_are_not_joined()
    {
        await using var hub = await HubHost.StartAsync(options => options with { MultipartThreshold = 1000, PartSize = 1000 });
        await hub.CreateAsync("m");
        var weights = RandomBytes.Of(2500, 1);
        var batch = await BatchAsync(hub, weights, "multipart");
        var upload = batch["objects"]![0]!["actions"]!["upload"]!;
        for (var part = 0; part < 3; part++)
        {
            var bytes = weights[(part * 1000)..Math.Min(2500, (part + 1) * 1000)];
            if (part == 1) bytes[500] ^= 1;
            using var put = await hub.SendAsync(null, HttpMethod.Put, (string)upload["header"]![(part + 1).ToString("00000", CultureInfo.InvariantCulture)]!, new ByteArrayContent(bytes));
            Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        }

        using var join = await hub.SendAsync(
            null, HttpMethod.Post, (string)upload["href"]!, new { oid = Hash(weights), parts = Enumerable.Range(1, 3).Select(number => new { partNumber = number, etag = "x" }) });
        Assert.Equal(HttpStatusCode.BadRequest, join.StatusCode);
        using var commit = await NameAsync(hub, weights, weights.Length);
        Assert.Equal(HttpStatusCode.BadRequest, commit.StatusCode);
    }

    [Fact]
    public async Task Knowing_a_hash_is_not_having_the_bytes()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("hidden", new { visibility = "private" });
        await hub.CommitAsync("alice/hidden", "main", ("w.bin", "private weights\0"));
        var bytes = "private weights\0"u8.ToArray();
        (await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/repos/create", new { name = "mine" })).EnsureSuccessStatusCode();
        var pointer = $"version https://git-lfs.github.com/spec/v1\noid sha256:{Hash(bytes)}\nsize {bytes.Length}\n";
        foreach (var line in new object[]
        {
            new { key = "lfsFile", value = new { path = "w.bin", algo = "sha256", oid = Hash(bytes), size = bytes.Length } },
            new { key = "file", value = new { path = "w.bin", content = pointer, encoding = "utf-8" } },
        })
        {
            using var answer = await hub.CommitLinesAsync(hub.Bob, "bob/mine", "main", null, line);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        var batch = await HubHost.JsonAsync(await hub.SendAsync(
            hub.Bob, HttpMethod.Post, "/bob/mine.git/info/lfs/objects/batch", new { operation = "download", objects = new[] { new { oid = Hash(bytes), size = bytes.Length } } }));
        Assert.Equal(404, (int)batch["objects"]![0]!["error"]!["code"]!);
        using var begin = await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/repos/create", new { name = "second", files = new[] { new { path = "w.bin", content = pointer, encoding = "utf-8" } } });
        Assert.Equal(HttpStatusCode.BadRequest, begin.StatusCode);
    }

    [Fact]
    public async Task A_damaged_store_is_found_by_the_check()
    {
        using var hub = await TestHub.OpenAsync(Stores.Store.Files);
        var name = await hub.CreateAsync("m");
        await hub.CommitAsync(name, ("a.txt", "what was stored"));
        Assert.Empty(await Linnet.Hub.Maintenance.HubAdministration.CheckAsync(hub.Options, readsBytes: true, default));
        foreach (var pack in Directory.EnumerateFiles(Path.Combine(hub.Options.DataFolder, "blobs"), "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(pack);
            bytes[0] ^= 1;
            await File.WriteAllBytesAsync(pack, bytes);
        }

        Assert.Contains(await Linnet.Hub.Maintenance.HubAdministration.CheckAsync(hub.Options, readsBytes: true, default), problem => problem.IsDamage);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static async Task<System.Text.Json.Nodes.JsonNode> BatchAsync(HubHost hub, byte[] bytes, string transfer) => await HubHost.JsonAsync(await hub.SendAsync(
        HttpMethod.Post, "/alice/m.git/info/lfs/objects/batch", new { operation = "upload", transfers = new[] { transfer }, objects = new[] { new { oid = Hash(bytes), size = bytes.Length } } }));

    private static async Task<string> AddressAsync(HubHost hub, byte[] bytes) => (string)(await BatchAsync(hub, bytes, "basic"))["objects"]![0]!["actions"]!["upload"]!["href"]!;

    private static Task<HttpResponseMessage> NameAsync(HubHost hub, byte[] bytes, int size) =>
        hub.CommitLinesAsync("alice/m", "main", new { key = "lfsFile", value = new { path = "w.bin", algo = "sha256", oid = Hash(bytes), size } });

    /// <summary>A stream that does not know its length.</summary>
    private sealed class Unmeasured(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
