using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Linnet.Hub.Access;

namespace Linnet.Hub.Tests.Limits;

/// <summary>Quotas as clients meet them: refused before the bytes are sent wherever the client asks first, and at the commit in any case.</summary>
public sealed class QuotaTests
{
    private const int Quota = 200_000;

    [Fact]
    public async Task What_does_not_fit_is_refused_at_every_door()
    {
        await using var hub = await StartAsync();
        var large = RandomBytes.Of(Quota + 1, 1);
        using (var asked = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/preupload/main", new { files = new[] { new { path = "a.bin", size = large.Length, sample = "AAAA" } } }))
            await IsRefusedAsync(asked);
        using (var batch = await BatchAsync(hub, hub.Alice, large)) await IsRefusedAsync(batch);
        using (var commit = await CommitAsync(hub, "a.bin", large)) await IsRefusedAsync(commit);
        using (var create = await hub.SendAsync(HttpMethod.Post, "/api/repos/create", new { name = "n", files = new[] { new { path = "a.bin", content = Convert.ToBase64String(large), encoding = "base64" } } }))
            await IsRefusedAsync(create);
        using (var proposal = await hub.CommitLinesAsync(hub.Bob, "alice/m", "main?create_pr=1", null, Line("a.bin", large))) await IsRefusedAsync(proposal);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.GetAsync("/api/models/alice/n")).StatusCode);
        Assert.Equal([".gitattributes"], (await hub.JsonAsync("/api/models/alice/m/tree/main")).AsArray().Select(entry => (string)entry!["path"]!));
        Assert.Empty((await hub.JsonAsync("/api/models/alice/m/discussions"))["discussions"]!.AsArray());
    }

    [Fact]
    public async Task Contents_count_once_and_in_all_versions()
    {
        await using var hub = await StartAsync();
        var first = RandomBytes.Of(120_000, 1);
        await SucceedsAsync(CommitAsync(hub, "a.bin", first));
        await SucceedsAsync(CommitAsync(hub, "copy.bin", first));
        await SucceedsAsync(hub.CommitLinesAsync("alice/m", "main", new { key = "deletedFile", value = new { path = "a.bin" } }));
        using (var second = await CommitAsync(hub, "b.bin", RandomBytes.Of(120_000, 2))) await IsRefusedAsync(second);
        await SetAsync(hub, "alice", 10 * Quota);
        await SucceedsAsync(CommitAsync(hub, "b.bin", RandomBytes.Of(120_000, 2)));
        Assert.InRange((long)(await hub.JsonAsync("/api/quotas/alice"))["bytes"]!, 240_000, 250_000);
    }

    [Fact]
    public async Task Bytes_that_wait_for_a_commit_count_too()
    {
        await using var hub = await StartAsync();
        var bodies = new[] { RandomBytes.Of(120_000, 1), RandomBytes.Of(120_000, 2) };

        // Both addresses are given out before anything has come: only the first may be used.
        var addresses = new List<string>();
        foreach (var body in bodies)
        {
            var answer = await HubHost.JsonAsync(await BatchAsync(hub, hub.Alice, body));
            addresses.Add((string)answer["objects"]![0]!["actions"]!["upload"]!["href"]!);
        }

        using (var first = await hub.SendAsync(null, HttpMethod.Put, addresses[0], new ByteArrayContent(bodies[0]))) Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using (var second = await hub.SendAsync(null, HttpMethod.Put, addresses[1], new ByteArrayContent(bodies[1]))) await IsRefusedAsync(second);

        // What was sent has its room already.
        var oid = Convert.ToHexStringLower(SHA256.HashData(bodies[0]));
        await SucceedsAsync(hub.CommitLinesAsync("alice/m", "main", new { key = "lfsFile", value = new { path = "a.bin", algo = "sha256", oid, size = bodies[0].Length } }));
    }

    [Fact]
    public async Task A_second_push_of_the_same_needs_no_room()
    {
        await using var hub = await StartAsync();
        var body = RandomBytes.Of(Quota - 20_000, 1);
        await SucceedsAsync(CommitAsync(hub, "a.bin", body));
        using (var asked = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/preupload/main", new { files = new[] { new { path = "a.bin", size = body.Length, sample = "AAAA" } } }))
            Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        using (var batch = await BatchAsync(hub, hub.Alice, body)) Assert.Equal(HttpStatusCode.OK, batch.StatusCode);
        await SucceedsAsync(CommitAsync(hub, "a.bin", body));
        await SucceedsAsync(CommitAsync(hub, "again.bin", body));
    }

    [Fact]
    public async Task The_bound_of_all_holds_where_there_is_none_of_ones_own()
    {
        await using var hub = await StartAsync();
        (await hub.SendAsync(hub.Root, HttpMethod.Put, "/api/quotas", new { quota = 5_000 })).EnsureSuccessStatusCode();
        (await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/repos/create", new { name = "b" })).EnsureSuccessStatusCode();
        using (var bob = await hub.CommitLinesAsync(hub.Bob, "bob/b", "main", null, Line("a.bin", RandomBytes.Of(10_000, 1)))) await IsRefusedAsync(bob);
        await SucceedsAsync(CommitAsync(hub, "a.bin", RandomBytes.Of(10_000, 1)));
        (await hub.SendAsync(hub.Root, HttpMethod.Put, "/api/quotas", new { quota = (long?)null })).EnsureSuccessStatusCode();
        await SucceedsAsync(hub.CommitLinesAsync(hub.Bob, "bob/b", "main", null, Line("a.bin", RandomBytes.Of(10_000, 2))));
        Assert.Null((await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Get, "/api/quotas/bob")))["quota"]);
    }

    [Fact]
    public async Task Only_administrators_set_quotas_and_only_members_see_them()
    {
        await using var hub = await StartAsync();
        var rootWriter = await hub.AddUserAsync("root", TokenRole.Write, isAdmin: true);
        foreach (var (token, status) in new (string?, HttpStatusCode)[] { (null, HttpStatusCode.Unauthorized), (hub.Alice, HttpStatusCode.Forbidden), (rootWriter, HttpStatusCode.Forbidden) })
        {
            foreach (var address in new[] { "/api/quotas/alice", "/api/quotas" })
            {
                using var answer = await hub.SendAsync(token, HttpMethod.Put, address, new { quota = 1 });
                Assert.Equal(status, answer.StatusCode);
            }
        }

        using (var bob = await hub.SendAsync(hub.Bob, HttpMethod.Get, "/api/quotas/alice")) Assert.Equal(HttpStatusCode.Forbidden, bob.StatusCode);
        Assert.Equal(Quota, (long)(await hub.JsonAsync("/api/quotas/alice"))["quota"]!);
        using (var nobody = await hub.SendAsync(hub.Root, HttpMethod.Put, "/api/quotas/none", new { quota = 1 })) Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        using var negative = await hub.SendAsync(hub.Root, HttpMethod.Put, "/api/quotas/alice", new { quota = -1 });
        Assert.Equal(HttpStatusCode.BadRequest, negative.StatusCode);
    }

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await SetAsync(hub, "alice", Quota);
        return hub;
    }

    private static async Task SetAsync(HubHost hub, string account, long quota) =>
        (await hub.SendAsync(hub.Root, HttpMethod.Put, $"/api/quotas/{account}", new { quota })).EnsureSuccessStatusCode();

    private static object Line(string path, byte[] bytes) => new { key = "file", value = new { content = Convert.ToBase64String(bytes), path, encoding = "base64" } };

    private static Task<HttpResponseMessage> CommitAsync(HubHost hub, string path, byte[] bytes) => hub.CommitLinesAsync("alice/m", "main", Line(path, bytes));

    private static Task<HttpResponseMessage> BatchAsync(HubHost hub, string token, byte[] bytes) => hub.SendAsync(
        token, HttpMethod.Post, "/alice/m.git/info/lfs/objects/batch",
        new { operation = "upload", transfers = new[] { "basic" }, objects = new[] { new { oid = Convert.ToHexStringLower(SHA256.HashData(bytes)), size = bytes.Length } } });

    private static async Task SucceedsAsync(Task<HttpResponseMessage> work) => await HubHost.JsonAsync(await work);

    private static async Task IsRefusedAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.InsufficientStorage, $"{(int)answer.StatusCode}: {text}");
        Assert.Contains("ask an administrator", (string)JsonNode.Parse(text)!["error"]!, StringComparison.Ordinal);
    }
}
