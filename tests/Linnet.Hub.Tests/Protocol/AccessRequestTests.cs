using System.Net;

namespace Linnet.Hub.Tests.Protocol;

public sealed class AccessRequestTests
{
    private const string File = "/alice/m/resolve/main/a.txt";
    private const string Requests = "/api/models/alice/m/user-access-request";

    [Fact]
    public async Task A_request_is_asked_listed_and_decided()
    {
        await using var hub = await StartAsync("manual");
        Assert.Equal("pending", await AskAsync(hub));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(hub));
        var pending = (await hub.JsonAsync($"{Requests}/pending")).AsArray();
        Assert.Equal("bob", (string?)Assert.Single(pending)!["user"]!["user"]);
        await DecideAsync(hub, "accepted");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(hub));
        Assert.Empty((await hub.JsonAsync($"{Requests}/pending")).AsArray());
        await DecideAsync(hub, "rejected");
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(hub));
        Assert.Equal("rejected", await AskAsync(hub));
        await DecideAsync(hub, "pending");
        Assert.Equal("pending", (string?)(await hub.JsonAsync($"{Requests}/pending"))[0]!["status"]);
    }

    [Fact]
    public async Task Terms_that_need_no_decision_open_the_files_at_once()
    {
        await using var hub = await StartAsync("auto");
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(hub));
        Assert.Equal("accepted", await AskAsync(hub));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(hub));
    }

    [Fact]
    public async Task Access_is_granted_to_somebody_who_has_not_asked()
    {
        await using var hub = await StartAsync("manual");
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, $"{Requests}/grant", new { user = "bob" }));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(hub));
        using var unknown = await hub.SendAsync(HttpMethod.Post, $"{Requests}/grant", new { user = "nobody" });
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Only_administrators_decide_and_only_where_there_is_a_gate()
    {
        await using var hub = await StartAsync("manual");
        using var stranger = await hub.SendAsync(hub.Bob, HttpMethod.Post, $"{Requests}/grant", new { user = "bob" });
        Assert.Equal(HttpStatusCode.Forbidden, stranger.StatusCode);
        using var list = await hub.SendAsync(hub.Bob, HttpMethod.Get, $"{Requests}/pending");
        Assert.Equal(HttpStatusCode.Forbidden, list.StatusCode);
        using var nobody = await hub.SendAsync(null, HttpMethod.Post, "/alice/m/ask-access");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        using var notAsked = await hub.SendAsync(HttpMethod.Post, $"{Requests}/handle", new { user = "bob", status = "accepted" });
        Assert.Equal(HttpStatusCode.NotFound, notAsked.StatusCode);
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Put, "/api/models/alice/m/settings", new { gated = false }));
        using var open = await hub.SendAsync(HttpMethod.Get, $"{Requests}/pending");
        Assert.Equal(HttpStatusCode.BadRequest, open.StatusCode);
    }

    private static async Task<HubHost> StartAsync(string gated)
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Put, "/api/models/alice/m/settings", new { gated }));
        return hub;
    }

    private static async Task<string?> AskAsync(HubHost hub) =>
        (string?)(await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Post, "/alice/m/ask-access")))["status"];

    private static async Task DecideAsync(HubHost hub, string status) =>
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, $"{Requests}/handle", new { user = "bob", status }));

    private static async Task<HttpStatusCode> StatusAsync(HubHost hub)
    {
        using var answer = await hub.SendAsync(hub.Bob, HttpMethod.Get, File);
        return answer.StatusCode;
    }
}
