using System.Net;
using static Linnet.Hub.Tests.Pages.Community.PageRequests;

namespace Linnet.Hub.Tests.Pages.Community;

public sealed class FollowPagesTests
{
    [Fact]
    public async Task A_repository_is_liked_by_a_button_and_counted()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var page = await PageAsync(hub, hub.Bob, "/alice/m");
        Assert.Contains("aria-pressed=\"false\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"0 like this\"", page, StringComparison.Ordinal);
        Assert.Equal("/alice/m/discussions", await SendAsync(hub, hub.Bob, "/alice/m/like", ("likes", "true"), ("tab", "discussions")));
        await SendAsync(hub, hub.Bob, "/alice/m/like", ("likes", "true"));
        page = await PageAsync(hub, hub.Bob, "/alice/m/discussions");
        Assert.Contains("aria-pressed=\"true\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"1 like this\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/bob\"", await PageAsync(hub, null, "/alice/m/likers"), StringComparison.Ordinal);
        Assert.Contains("href=\"/alice/m\"", await PageAsync(hub, null, "/users/bob/likes"), StringComparison.Ordinal);
        await SendAsync(hub, hub.Bob, "/alice/m/like", ("likes", "false"));
        Assert.Contains("Nobody yet", await PageAsync(hub, null, "/alice/m/likers"), StringComparison.Ordinal);
        Assert.Equal("/alice/m", await SendAsync(hub, hub.Bob, "/alice/m/like", ("likes", "false"), ("tab", "//evil.example")));
    }

    [Fact]
    public async Task Nobody_without_a_name_likes_or_follows()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var page = await PageAsync(hub, null, "/alice/m");
        Assert.Contains("href=\"/login?next=%2Falice%2Fm\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-pressed", page, StringComparison.Ordinal);
        Assert.Contains("Sign in to follow.", await PageAsync(hub, null, "/alice"), StringComparison.Ordinal);
        using var like = await hub.SendAsync(null, HttpMethod.Post, "/alice/m/like", new FormUrlEncodedContent([KeyValuePair.Create("likes", "true")]));
        Assert.Equal(HttpStatusCode.Unauthorized, like.StatusCode);
    }

    [Fact]
    public async Task Somebody_is_followed_by_a_button_and_counted()
    {
        await using var hub = await HubHost.StartAsync();
        Assert.Contains("name=\"follows\" value=\"true\"", await PageAsync(hub, hub.Bob, "/alice"), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"follows\"", await PageAsync(hub, hub.Alice, "/alice"), StringComparison.Ordinal);
        await SendAsync(hub, hub.Bob, "/users/alice/follow", ("follows", "true"));
        var page = await PageAsync(hub, hub.Bob, "/alice");
        Assert.Contains("<strong>1</strong> Followers", page, StringComparison.Ordinal);
        Assert.Contains("name=\"follows\" value=\"false\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/bob\"", await PageAsync(hub, null, "/users/alice/followers"), StringComparison.Ordinal);
        Assert.Contains("href=\"/alice\"", await PageAsync(hub, null, "/users/bob/following"), StringComparison.Ordinal);
        await RefusedAsync(hub, hub.Alice, HttpStatusCode.BadRequest, "/users/alice/follow", ("follows", "true"));
        await RefusedAsync(hub, hub.Bob, HttpStatusCode.NotFound, "/users/nobody-here/follow", ("follows", "true"));
        await SendAsync(hub, hub.Bob, "/users/alice/follow", ("follows", "false"));
        Assert.Contains("<strong>0</strong> Followers", await PageAsync(hub, null, "/alice"), StringComparison.Ordinal);
    }
}
