using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Linnet.Hub.Tests.Protocol;

/// <summary>Uploads, request by request, as the clients send them.</summary>
public sealed class UploadProtocolTests
{
    private const string Python119 = "User-Agent: unknown/None; hf_hub/1.19.0; python/3.12.3";
    private const string Python120 = "User-Agent: unknown/None; hf_hub/1.20.1; python/3.12.3; torch/2.5";

    [Fact]
    public async Task Python_without_xet_sends_large_files_by_lfs()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var weights = RandomBytes.Of(3_000_000, 1);
        var mode = await PreuploadAsync(hub, Python119, ("model.safetensors", weights), ("README.md", "---\nlicense: mit\n---\n"u8.ToArray()), ("empty.bin", []));
        Assert.Equal(["lfs", "regular", "regular"], mode.Select(file => (string)file!["uploadMode"]!));
        Assert.All(mode, file => Assert.False((bool)file!["shouldIgnore"]!));
        Assert.All(mode, file => Assert.Null(file!["oid"]));

        var (answer, upload) = await BatchAsync(hub, weights, "basic", "multipart");
        Assert.Equal("basic", (string?)answer["transfer"]);
        var href = (string)upload!["upload"]!["href"]!;
        using (var put = await hub.SendAsync(null, HttpMethod.Put, href, new ByteArrayContent(weights))) Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        using (var verify = await hub.SendAsync(HttpMethod.Post, (string)upload["verify"]!["href"]!, new { oid = Hash(weights), size = weights.Length })) Assert.Equal(HttpStatusCode.OK, verify.StatusCode);
        var commit = await HubHost.JsonAsync(await hub.CommitLinesAsync(
            "alice/m", "main",
            new { key = "lfsFile", value = new { path = "model.safetensors", algo = "sha256", oid = Hash(weights), size = weights.Length } },
            new { key = "file", value = new { content = Convert.ToBase64String("---\nlicense: mit\n---\n"u8), path = "README.md", encoding = "base64" } },
            new { key = "file", value = new { content = "", path = "empty.bin", encoding = "base64" } }));
        Assert.True((bool)commit["success"]!);
        Assert.Equal($"{hub.Address}/alice/m/commit/{commit["commitOid"]}", (string?)commit["commitUrl"]);
        Assert.Equal(weights, await (await hub.GetAsync("/alice/m/resolve/main/model.safetensors")).Content.ReadAsByteArrayAsync());

        // A second run finds everything in its place: no work to do, and no commit.
        var again = await PreuploadAsync(hub, Python119, ("model.safetensors", weights), ("README.md", "---\nlicense: mit\n---\n"u8.ToArray()));
        Assert.Equal(Hash(weights), (string?)again[0]!["oid"]);
        Assert.Equal((string?)(await hub.JsonAsync("/api/models/alice/m/tree/main")).AsArray().Single(entry => (string)entry!["path"]! == "README.md")!["oid"], (string?)again[1]!["oid"]);
        Assert.Null((await BatchAsync(hub, weights, "basic")).Actions);
    }

    [Fact]
    public async Task Python_with_xet_is_told_to_send_all_within_the_commit()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var weights = RandomBytes.Of(12_000_000, 1);
        Assert.Equal("regular", (string?)(await PreuploadAsync(hub, Python120, ("model.safetensors", weights)))[0]!["uploadMode"]);
        await HubHost.JsonAsync(await hub.CommitLinesAsync(
            "alice/m", "main", new { key = "file", value = new { content = Convert.ToBase64String(weights), path = "model.safetensors", encoding = "base64" } }));

        // The other clients see the large file that it is.
        var entry = (await hub.JsonAsync("/api/models/alice/m/tree/main")).AsArray().Single(entry => (string)entry!["path"]! == "model.safetensors")!;
        Assert.Equal(Hash(weights), (string?)entry["lfs"]!["oid"]);
        Assert.Equal(weights, await (await hub.GetAsync("/alice/m/resolve/main/model.safetensors")).Content.ReadAsByteArrayAsync());

        // And the same client, that nothing has changed: it compares git's name of the bytes.
        var again = await PreuploadAsync(hub, Python120, ("model.safetensors", weights));
        Assert.Equal(Linnet.Hub.Objects.GitHash.Of(Linnet.Hub.Objects.GitHash.Blob, weights).ToString(), (string?)again[0]!["oid"]);
        Assert.Empty(Directory.EnumerateFiles(hub.Services.SpoolFolder));
    }

    [Fact]
    public async Task Python_copies_deletes_and_adds_in_one_commit()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("w.bin", "weights"), ("old/a.txt", "1"), ("old/b.txt", "2"), ("c.txt", "3"));
        await HubHost.JsonAsync(await hub.CommitLinesAsync(
            "alice/m", "main",
            new { key = "lfsFile", value = new { path = "copy.bin", algo = "sha256", oid = Hash("weights"u8.ToArray()) } },
            new { key = "deletedFolder", value = new { path = "old/" } },
            new { key = "deletedFile", value = new { path = "c.txt" } },
            new { key = "copyFile", value = new { path = "attributes.txt", srcPath = ".gitattributes" } },
            new { key = "file", value = new { content = "text as it is \u4e2d", path = "d.txt", encoding = "utf-8" } }));
        Assert.Equal(
            [".gitattributes", "attributes.txt", "copy.bin", "d.txt", "w.bin"],
            (await hub.JsonAsync("/api/models/alice/m/tree/main?recursive=true")).AsArray().Select(entry => (string)entry!["path"]!));
        Assert.Equal("text as it is 中", await hub.TextAsync("/alice/m/resolve/main/d.txt"));
    }

    [Fact]
    public async Task Large_files_come_in_parts_where_the_client_can_do_so()
    {
        await using var hub = await HubHost.StartAsync(options => options with { MultipartThreshold = 4_000_000, PartSize = 1_500_000 });
        await hub.CreateAsync("m");
        var weights = RandomBytes.Of(5_000_000, 1);
        Assert.Equal("basic", (string?)(await BatchAsync(hub, weights, "basic")).Answer["transfer"]);
        var (answer, actions) = await BatchAsync(hub, weights, "basic", "multipart", "xet");
        Assert.Equal("multipart", (string?)answer["transfer"]);
        var header = actions!["upload"]!["header"]!.AsObject();
        Assert.Equal("1500000", (string?)header["chunk_size"]);
        Assert.Equal(4, header.Count - 1);
        var complete = (string)actions["upload"]!["href"]!;
        for (var number = 1; number <= 4; number++)
        {
            using (var early = await CompleteAsync(hub, complete, weights, 4)) Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode);
            var part = weights.AsSpan((number - 1) * 1_500_000, Math.Min(1_500_000, 5_000_000 - ((number - 1) * 1_500_000))).ToArray();
            using var put = await hub.SendAsync(null, HttpMethod.Put, (string)header[number.ToString("00000", CultureInfo.InvariantCulture)]!, new ByteArrayContent(part));
            Assert.NotNull(put.Headers.ETag);
        }

        using (var done = await CompleteAsync(hub, complete, weights, 4)) Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        using (var again = await CompleteAsync(hub, complete, weights, 4)) Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await HubHost.JsonAsync(await hub.CommitLinesAsync("alice/m", "main", new { key = "lfsFile", value = new { path = "w.bin", algo = "sha256", oid = Hash(weights), size = 5_000_000 } }));
        Assert.Equal(weights, await (await hub.GetAsync("/alice/m/resolve/main/w.bin")).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Bytes_that_are_not_what_was_announced_are_not_taken()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var weights = RandomBytes.Of(100_000, 1);
        var (_, actions) = await BatchAsync(hub, weights, "basic");
        var href = (string)actions!["upload"]!["href"]!;
        var damaged = weights.ToArray();
        damaged[50_000] ^= 1;
        foreach (var bytes in new[] { damaged, weights[..99_999], [.. weights, 1] })
        {
            using var put = await hub.SendAsync(null, HttpMethod.Put, href, new ByteArrayContent(bytes));
            Assert.Equal(HttpStatusCode.BadRequest, put.StatusCode);
        }

        using var commit = await hub.CommitLinesAsync("alice/m", "main", new { key = "lfsFile", value = new { path = "w.bin", algo = "sha256", oid = Hash(weights), size = 100_000 } });
        Assert.Equal(HttpStatusCode.BadRequest, commit.StatusCode);
        using var verify = await hub.SendAsync(HttpMethod.Post, (string)actions["verify"]!["href"]!, new { oid = Hash(weights), size = 100_000 });
        Assert.Equal(HttpStatusCode.NotFound, verify.StatusCode);
    }

    [Fact]
    public async Task An_address_for_bytes_cannot_be_changed()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var weights = RandomBytes.Of(1000, 1);
        var href = (string)(await BatchAsync(hub, weights, "basic")).Actions!["upload"]!["href"]!;
        foreach (var changed in new[] { href.Replace("user=", "user=9", StringComparison.Ordinal), href[..^1] + (href[^1] == '0' ? '1' : '0'), href.Replace(Hash(weights), Hash([1]), StringComparison.Ordinal), href.Split('?')[0] })
        {
            using var put = await hub.SendAsync(null, HttpMethod.Put, changed, new ByteArrayContent(weights));
            Assert.Equal(HttpStatusCode.Forbidden, put.StatusCode);
        }

        using var get = await hub.SendAsync(null, HttpMethod.Get, href);
        Assert.Equal(HttpStatusCode.Forbidden, get.StatusCode);
    }

    [Fact]
    public async Task Git_lfs_downloads_what_the_repository_has_and_nothing_else()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CreateAsync("other", new { visibility = "private" });
        await hub.CommitAsync("alice/m", "main", ("w.bin", "weights"));
        await hub.CommitAsync("alice/other", "main", ("w.bin", "secret"));
        var body = new { operation = "download", transfers = new[] { "basic" }, objects = new[] { new { oid = Hash("weights"u8.ToArray()), size = 7 }, new { oid = Hash("secret"u8.ToArray()), size = 6 } } };
        using var answer = await hub.SendAsync(hub.Bob, HttpMethod.Post, "/alice/m.git/info/lfs/objects/batch", body);
        Assert.Equal("application/vnd.git-lfs+json", answer.Content.Headers.ContentType!.MediaType);
        var objects = (await HubHost.JsonAsync(answer))["objects"]!.AsArray();
        Assert.Equal(404, (int)objects[1]!["error"]!["code"]!);
        var href = (string)objects[0]!["actions"]!["download"]!["href"]!;
        using var whole = await hub.SendAsync(null, HttpMethod.Get, href);
        Assert.Equal("weights", await whole.Content.ReadAsStringAsync());
        using var part = await hub.SendAsync(null, HttpMethod.Get, href, null, "Range: bytes=3-");
        Assert.Equal("ghts", await part.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Sizes_beyond_all_reason_are_refused_one_by_one()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var objects = new[] { new { oid = Hash([1]), size = long.MaxValue }, new { oid = Hash([2]), size = -1L }, new { oid = "short", size = 1L }, new { oid = Hash([3]), size = 1L } };
        var answer = await HubHost.JsonAsync(await hub.SendAsync(
            HttpMethod.Post, "/alice/m.git/info/lfs/objects/batch", new { operation = "upload", transfers = new[] { "multipart" }, objects }));
        Assert.Equal([413, 422, 422, null], answer["objects"]!.AsArray().Select(item => (int?)item!["error"]?["code"]));
    }

    [Fact]
    public async Task Git_is_asked_for_its_password_where_it_needs_one()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m", new { visibility = "private" });
        using var answer = await hub.SendAsync(null, HttpMethod.Post, "/alice/m.git/info/lfs/objects/batch", new { operation = "download", objects = Array.Empty<object>() });
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Basic", answer.Headers.WwwAuthenticate.Single().Scheme);
        using var locks = await hub.SendAsync(HttpMethod.Post, "/alice/m.git/info/lfs/locks/verify", new { });
        Assert.Equal(HttpStatusCode.NotFound, locks.StatusCode);
    }

    [Fact]
    public async Task A_stored_content_of_others_has_to_be_sent_nevertheless()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("hidden", new { visibility = "private" });
        await hub.CommitAsync("alice/hidden", "main", ("w.bin", "secret"));
        (await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/repos/create", new { name = "mine" })).EnsureSuccessStatusCode();
        var body = new { operation = "upload", transfers = new[] { "basic" }, objects = new[] { new { oid = Hash("secret"u8.ToArray()), size = 6 } } };
        var answer = await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Post, "/bob/mine.git/info/lfs/objects/batch", body));
        Assert.NotNull(answer["objects"]![0]!["actions"]);
    }

    [Fact]
    public async Task A_commit_of_the_same_again_is_no_error_and_no_commit()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var first = await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        Assert.Equal(first, await hub.CommitAsync("alice/m", "main", ("a.txt", "1")));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static async Task<JsonArray> PreuploadAsync(HubHost hub, string userAgent, params (string Path, byte[] Bytes)[] files)
    {
        var body = new { files = files.Select(file => new { path = file.Path, size = file.Bytes.Length, sample = Convert.ToBase64String(file.Bytes.AsSpan(0, Math.Min(512, file.Bytes.Length))) }) };
        var answer = await hub.SendAsync(hub.Alice, HttpMethod.Post, "/api/models/alice/m/preupload/main", new StringContent(System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), userAgent);
        return (await HubHost.JsonAsync(answer))["files"]!.AsArray();
    }

    private static async Task<(JsonNode Answer, JsonNode? Actions)> BatchAsync(HubHost hub, byte[] bytes, params string[] transfers)
    {
        var body = new { operation = "upload", transfers, hash_algo = "sha256", @ref = new { name = "main" }, objects = new[] { new { oid = Hash(bytes), size = bytes.Length } } };
        var answer = await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/alice/m.git/info/lfs/objects/batch", body));
        return (answer, answer["objects"]![0]!["actions"]);
    }

    private static Task<HttpResponseMessage> CompleteAsync(HubHost hub, string href, byte[] bytes, int count) =>
        hub.SendAsync(null, HttpMethod.Post, href, new { oid = Hash(bytes), parts = Enumerable.Range(1, count).Select(number => new { partNumber = number, etag = "\"x\"" }) });
}
