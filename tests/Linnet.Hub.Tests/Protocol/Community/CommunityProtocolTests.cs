using System.Net;
using System.Text.Json.Nodes;

namespace Linnet.Hub.Tests.Protocol.Community;

/// <summary>The shapes that clients read.</summary>
public sealed class CommunityProtocolTests
{
    [Fact]
    public async Task Likes_as_the_Python_client_asks_for_them()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var liked = await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/models/alice/m/like"));
        Assert.Equal(1, (int)liked["likes"]!);
        var liker = Assert.Single((await hub.JsonAsync("/api/models/alice/m/likers")).AsArray())!;
        Assert.Equal(("bob", "bob", ""), ((string?)liker["user"], (string?)liker["fullname"], (string?)liker["avatarUrl"]));
        var like = Assert.Single((await hub.JsonAsync("/api/users/bob/likes")).AsArray())!;
        Assert.Equal(("alice/m", "model"), ((string?)like["repo"]!["name"], (string?)like["repo"]!["type"]));
        Assert.Equal(1, (int)(await hub.JsonAsync("/api/models/alice/m"))["likes"]!);
        await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Delete, "/api/models/alice/m/like"));
        Assert.Equal(0, (int)(await hub.JsonAsync("/api/models/alice/m"))["likes"]!);
        using var unknown = await hub.GetAsync("/api/users/nobody-here/likes");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        foreach (var token in new[] { hub.Alice, hub.Bob, hub.Root }) await HubHost.JsonAsync(await hub.SendAsync(token, HttpMethod.Post, "/api/models/alice/m/like"));
        using var first = await hub.GetAsync("/api/models/alice/m/likers?limit=2");
        Assert.Equal(2, JsonNode.Parse(await first.Content.ReadAsStringAsync())!.AsArray().Count);
        var next = first.Headers.GetValues("Link").Single();
        Assert.StartsWith($"<{hub.Address}/api/models/alice/m/likers?limit=2&cursor=2>; rel=\"next\"", next, StringComparison.Ordinal);
        Assert.Single((await hub.JsonAsync("/api/models/alice/m/likers?limit=2&cursor=2")).AsArray());
    }

    [Fact]
    public async Task Overviews_members_and_followers()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/api/organizations/create", new { name = "acme", fullname = "Acme Inc." }));
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Put, "/api/organizations/acme/members/bob", new { role = "write" }));
        await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/users/alice/follow"));
        var user = await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Get, "/api/users/alice/overview"));
        Assert.Equal(("alice", "user", true, 1, 1), ((string?)user["user"], (string?)user["type"], (bool)user["isFollowing"]!, (int)user["numModels"]!, (int)user["numFollowers"]!));
        Assert.Equal("acme", (string?)user["orgs"]![0]!["name"]);
        var organization = await hub.JsonAsync("/api/organizations/acme/overview");
        Assert.Equal(("acme", "Acme Inc.", 2), ((string?)organization["name"], (string?)organization["fullname"], (int)organization["numUsers"]!));
        Assert.Equal(["alice admin", "bob write"], (await hub.JsonAsync("/api/organizations/acme/members")).AsArray().Select(member => $"{member!["user"]} {member["role"]}"));
        Assert.Equal("bob", (string?)(await hub.JsonAsync("/api/users/alice/followers"))[0]!["user"]);
        Assert.Equal("alice", (string?)(await hub.JsonAsync("/api/users/bob/following"))[0]!["user"]);
        await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Delete, "/api/users/alice/follow"));
        Assert.Empty((await hub.JsonAsync("/api/users/alice/followers")).AsArray());
        await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Delete, "/api/organizations/acme/members/bob"));
        using var last = await hub.SendAsync(HttpMethod.Delete, "/api/organizations/acme/members/alice");
        Assert.Equal(HttpStatusCode.Forbidden, last.StatusCode);
        using var wrong = await hub.SendAsync(HttpMethod.Put, "/api/organizations/acme/members/bob", new { role = "king" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Collections_as_the_Python_client_asks_for_them()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var made = await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/api/collections", new { title = "Recent models", @namespace = "alice", @private = false, description = "d" }));
        var slug = (string)made["slug"]!;
        Assert.Matches("^alice/recent-models-[0-9a-f]{24}$", slug);
        foreach (var field in new[] { "title", "owner", "items", "lastUpdated", "position", "private", "theme", "upvotes" }) Assert.NotNull(made[field]);
        var address = $"/api/collections/{slug}";
        var filled = await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, $"{address}/items", new { item = new { id = "alice/m", type = "model" }, note = "good & small" }));
        var item = filled["items"]![0]!;
        Assert.Equal(("alice/m", "model", 0, "good & small", "good &amp; small"), ((string?)item["id"], (string?)item["type"], (int)item["position"]!, (string?)item["note"]!["text"], (string?)item["note"]!["html"]));
        using (var again = await hub.SendAsync(HttpMethod.Post, $"{address}/items", new { item = new { id = "alice/m", type = "model" } })) Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using (var paper = await hub.SendAsync(HttpMethod.Post, $"{address}/items", new { item = new { id = "2307.09288", type = "paper" } })) Assert.Equal(HttpStatusCode.BadRequest, paper.StatusCode);
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Patch, $"{address}/items/{item["_id"]}", new { note = "better", position = 0 }));
        var renamed = await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Patch, address, new { title = "Old models", theme = "pink" }));
        Assert.Matches("^alice/old-models-", (string)renamed["data"]!["slug"]!);
        Assert.Equal("better", (string?)(await hub.JsonAsync(address))["items"]![0]!["note"]!["text"]);
        Assert.Single((await hub.JsonAsync("/api/collections?owner=alice&item=models/alice/m&sort=trending&limit=10")).AsArray());
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Delete, $"{address}/items/{item["_id"]}"));
        using (var gone = await hub.SendAsync(HttpMethod.Delete, $"{address}/items/{item["_id"]}")) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using (var stranger = await hub.SendAsync(hub.Bob, HttpMethod.Delete, address)) Assert.Equal(HttpStatusCode.Forbidden, stranger.StatusCode);
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Delete, address));
        using var missing = await hub.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Webhooks_as_the_Python_client_asks_for_them()
    {
        await using var hub = await HubHost.StartAsync();
        const string All = "/api/settings/webhooks";
        var made = (await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, All, new { watched = new[] { new { type = "user", name = "alice" } }, url = "https://example.org/hook", secret = "s" })))["webhook"]!;
        var one = $"{All}/{made["id"]}";
        Assert.Equal(("https://example.org/hook", "s", false, "user"), ((string?)made["url"], (string?)made["secret"], (bool)made["disabled"]!, (string?)made["watched"]![0]!["type"]));
        Assert.Equal(["repo", "discussion"], made["domains"]!.AsArray().Select(domain => (string)domain!));
        Assert.Single((await hub.JsonAsync(All)).AsArray());
        var changed = await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, one, new { watched = Array.Empty<object>(), domains = new[] { "repo" } }));
        Assert.Equal("repo", (string?)Assert.Single(changed["webhook"]!["domains"]!.AsArray()));
        Assert.True((bool)(await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, $"{one}/disable")))["webhook"]!["disabled"]!);
        Assert.False((bool)(await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, $"{one}/enable")))["webhook"]!["disabled"]!);
        Assert.Equal("alice", (string?)(await hub.JsonAsync(one))["webhook"]!["watched"]![0]!["name"]);
        Assert.Empty((await hub.JsonAsync($"{one}/deliveries")).AsArray());
        using (var job = await hub.SendAsync(HttpMethod.Post, All, new { watched = new[] { new { type = "user", name = "alice" } }, jobSourceId = "1" })) Assert.Equal(HttpStatusCode.BadRequest, job.StatusCode);
        using (var inside = await hub.SendAsync(HttpMethod.Post, one, new { url = "http://192.168.0.1/" })) Assert.Equal(HttpStatusCode.BadRequest, inside.StatusCode);
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Delete, one));
        using var gone = await hub.GetAsync(one);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Notifications_and_activity()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/models/alice/m/discussions", new { title = "q", description = "d" }));
        await hub.Services.Community.Herald.TellAsync(default);
        var item = Assert.Single((await hub.JsonAsync("/api/notifications?unread=true")).AsArray())!;
        Assert.Equal(("discussion", "owner", "bob", 1), ((string?)item["type"], (string?)item["reason"], (string?)item["author"]!["name"], (int)item["discussion"]!["num"]!));
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, $"/api/notifications/{item["id"]}/read"));
        Assert.Empty((await hub.JsonAsync("/api/notifications?unread=true")).AsArray());
        Assert.Equal(0, (int)(await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/api/notifications/read")))["marked"]!);
        Assert.Equal(["discussion", "create"], (await hub.JsonAsync("/api/models/alice/m/activity")).AsArray().Select(entry => (string)entry!["type"]!));
        Assert.Equal("everything", (string?)(await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Put, "/api/models/alice/m/watch", new { level = "everything" })))["level"]);
        Assert.Equal("create", (string?)Assert.Single((await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Get, "/api/activity"))).AsArray())!["type"]);
        using var nobody = await hub.SendAsync(null, HttpMethod.Get, "/api/notifications");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Fact]
    public async Task Reviews_reports_and_switches()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Put, "/api/models/alice/m/settings/approvals", new { needed = 1 }));
        await HubHost.JsonAsync(await hub.CommitLinesAsync(hub.Bob, "alice/m", "main?create_pr=1", null, new { key = "file", value = new { path = "a.txt", content = "2", encoding = "utf-8" } }));
        using (var early = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/discussions/1/merge", new { })) Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        var review = await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/discussions/1/reviews", new { verdict = "approve", comment = "fine" }));
        Assert.Equal(("review", "approve"), ((string?)review["newMessage"]!["type"], (string?)review["newMessage"]!["data"]!["verdict"]));
        var state = await hub.JsonAsync("/api/models/alice/m/discussions/1/reviews");
        Assert.Equal((1, 1, "alice"), ((int)state["needed"]!, (int)state["approvals"]!, (string?)state["reviews"]![0]!["author"]!["name"]));
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/discussions/1/merge", new { }));
        var report = await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/reports", new { repo = new { type = "model", name = "alice/m" }, reason = "license" }));
        Assert.Equal("/alice/m", (string?)Assert.Single((await HubHost.JsonAsync(await hub.SendAsync(hub.Root, HttpMethod.Get, "/api/reports"))).AsArray())!["address"]);
        await HubHost.JsonAsync(await hub.SendAsync(hub.Root, HttpMethod.Post, $"/api/reports/{report["id"]}/answer", new { state = "resolved", answer = "off" }));
        await HubHost.JsonAsync(await hub.SendAsync(hub.Root, HttpMethod.Put, "/api/moderation/repositories", new { type = "model", name = "alice/m", disabled = true, reason = "licence" }));
        using (var off = await hub.GetAsync("/alice/m/resolve/main/a.txt")) Assert.Equal(HttpStatusCode.Forbidden, off.StatusCode);
        await HubHost.JsonAsync(await hub.SendAsync(hub.Root, HttpMethod.Put, "/api/moderation/users", new { name = "bob", disabled = true, reason = "spam" }));
        using (var bob = await hub.SendAsync(hub.Bob, HttpMethod.Get, "/api/whoami-v2")) Assert.Equal(HttpStatusCode.Unauthorized, bob.StatusCode);
        Assert.Equal("UserDisabled", (string?)(await HubHost.JsonAsync(await hub.SendAsync(hub.Root, HttpMethod.Get, "/api/audit")))[0]!["action"]);
        Assert.Empty((await hub.JsonAsync("/api/audit")).AsArray());
    }

    [Theory]
    [InlineData("POST", "/api/collections")]
    [InlineData("POST", "/api/settings/webhooks")]
    [InlineData("POST", "/api/reports")]
    [InlineData("PUT", "/api/models/alice/m/watch")]
    [InlineData("POST", "/api/organizations/create")]
    public async Task Bodies_that_are_none_are_refused(string method, string address)
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        foreach (var body in new[] { "", "[", "[]", "null", "{}", "{\"title\":7}", "{\"url\":\"https://example.org\",\"watched\":[{}]}", "{\"url\":\"https://example.org\",\"watched\":[null]}" })
        {
            using var answer = await hub.SendAsync(new HttpMethod(method), address, new StringContent(body));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{method} {address} with '{body}': {(int)answer.StatusCode}");
        }
    }
}
