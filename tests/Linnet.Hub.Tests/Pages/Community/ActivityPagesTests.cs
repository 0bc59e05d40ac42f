using System.Net;
using static Linnet.Hub.Tests.Pages.Community.PageRequests;

namespace Linnet.Hub.Tests.Pages.Community;

public sealed class ActivityPagesTests
{
    [Fact]
    public async Task What_happens_is_told_where_it_happened_to_whom_and_to_followers()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        await SendAsync(hub, hub.Bob, "/alice/m/discussions", ("title", "A <question>"), ("text", ""));
        await SendAsync(hub, hub.Bob, "/alice/m/like", ("likes", "true"));
        foreach (var address in new[] { "/alice/m/activity", "/users/bob/activity" })
        {
            var page = await PageAsync(hub, null, address);
            Assert.Contains("href=\"/alice/m/discussions/1\"", page, StringComparison.Ordinal);
            Assert.Contains("A &lt;question&gt; #1", page, StringComparison.Ordinal);
            Assert.Contains("</a> likes ", page, StringComparison.Ordinal);
        }

        Assert.Contains("href=\"/alice/m/tree/main\"", await PageAsync(hub, null, "/users/alice/activity"), StringComparison.Ordinal);
        Assert.Contains("Nothing has happened yet", await PageAsync(hub, hub.Root, "/activity"), StringComparison.Ordinal);
        await SendAsync(hub, hub.Root, "/users/bob/follow", ("follows", "true"));
        Assert.Contains("A &lt;question&gt; #1", await PageAsync(hub, hub.Root, "/activity"), StringComparison.Ordinal);
        using var nobody = await hub.SendAsync(null, HttpMethod.Get, "/activity");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Fact]
    public async Task A_feed_goes_on_where_a_page_ends_and_tells_nothing_of_what_is_private()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CreateAsync("hidden", new { @private = true });
        for (var number = 0; number < 32; number++) await SendAsync(hub, hub.Alice, "/alice/m/discussions", ("title", $"Number {number}"), ("text", ""));
        var first = WebUtility.HtmlDecode(await PageAsync(hub, null, "/alice/m/activity"));
        Assert.Contains("Number 31 #", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Number 1 #", first, StringComparison.Ordinal);
        var older = first.Split("rel=\"next\" href=\"")[1].Split('"')[0];
        var second = await PageAsync(hub, null, older);
        Assert.Contains("Number 1 #", second, StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\"", second, StringComparison.Ordinal);
        Assert.DoesNotContain("alice/hidden", await PageAsync(hub, hub.Bob, "/users/alice/activity"), StringComparison.Ordinal);
        using var wrong = await hub.SendAsync(null, HttpMethod.Get, "/alice/m/activity?before=x");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task How_much_somebody_hears_of_a_repository_is_chosen_there()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        Assert.Contains("value=\"participating\" checked", await PageAsync(hub, hub.Bob, "/alice/m/activity"), StringComparison.Ordinal);
        await SendAsync(hub, hub.Bob, "/alice/m/watch", ("level", "everything"));
        Assert.Contains("value=\"everything\" checked", await PageAsync(hub, hub.Bob, "/alice/m/activity"), StringComparison.Ordinal);
        await RefusedAsync(hub, hub.Bob, HttpStatusCode.BadRequest, "/alice/m/watch", ("level", "all"));
        Assert.DoesNotContain("name=\"level\"", await PageAsync(hub, null, "/alice/m/activity"), StringComparison.Ordinal);
    }
}
