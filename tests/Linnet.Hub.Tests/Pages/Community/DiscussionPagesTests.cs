using System.Net;

namespace Linnet.Hub.Tests.Pages.Community;

public sealed class DiscussionPagesTests
{
    private const string One = "/alice/m/discussions/1";

    [Fact]
    public async Task A_discussion_is_begun_and_led_by_forms()
    {
        await using var hub = await StartAsync();
        Assert.Contains("Nobody has said anything yet", await PageAsync(hub, null, "/alice/m/discussions"), StringComparison.Ordinal);
        await SendAsync(hub, hub.Bob, "/alice/m/discussions", ("title", "A question <b>"), ("text", "<script>alert(1)</script>"));
        Assert.Contains("A question &lt;b&gt;", await PageAsync(hub, null, "/alice/m/discussions"), StringComparison.Ordinal);
        var page = await PageAsync(hub, null, One);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.Contains("Sign in to take part.", page, StringComparison.Ordinal);
        await SendAsync(hub, hub.Alice, One, ("deed", "comment"), ("text", "An answer"));
        await SendAsync(hub, hub.Alice, One, ("deed", "lock"));
        await SendAsync(hub, hub.Alice, One, ("deed", "close"), ("text", "Done"));
        page = await PageAsync(hub, null, $"{One}?lang=zh");
        Assert.Contains("An answer", page, StringComparison.Ordinal);
        Assert.Contains("已锁定", page, StringComparison.Ordinal);
        Assert.Contains("已关闭", page, StringComparison.Ordinal);
        using var locked = await PostAsync(hub, hub.Bob, One, ("deed", "comment"), ("text", "more"));
        Assert.Equal(HttpStatusCode.Forbidden, locked.StatusCode);
        using var nothing = await PostAsync(hub, hub.Alice, One, ("deed", "dance"));
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
    }

    [Fact]
    public async Task A_pull_request_shows_files_and_reviews_and_is_taken()
    {
        await using var hub = await StartAsync();
        await HubHost.JsonAsync(await hub.CommitLinesAsync(hub.Bob, "alice/m", "main?create_pr=1", null, new { key = "file", value = new { path = "b.txt", content = "2", encoding = "utf-8" } }));
        await SendAsync(hub, hub.Alice, One, ("deed", "approve"), ("text", ""));
        var page = await PageAsync(hub, hub.Alice, One);
        Assert.Contains("b.txt", page, StringComparison.Ordinal);
        Assert.Contains("approves", page, StringComparison.Ordinal);
        Assert.Contains("/alice/m/compare/", page, StringComparison.Ordinal);
        await SendAsync(hub, hub.Alice, One, ("deed", "merge"), ("text", "Thanks"));
        Assert.Equal("2", await hub.TextAsync("/alice/m/resolve/main/b.txt"));
    }

    [Fact]
    public async Task Notifications_are_shown_and_marked()
    {
        await using var hub = await StartAsync();
        await SendAsync(hub, hub.Bob, "/alice/m/discussions", ("title", "A question"), ("text", ""));
        await hub.Services.Community.Herald.TellAsync(default);
        Assert.Contains("● A question", WebUtility.HtmlDecode(await PageAsync(hub, hub.Alice, "/notifications")), StringComparison.Ordinal);
        await SendAsync(hub, hub.Alice, "/notifications");
        Assert.DoesNotContain("●", WebUtility.HtmlDecode(await PageAsync(hub, hub.Alice, "/notifications")), StringComparison.Ordinal);
    }

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        return hub;
    }

    private static async Task<string> PageAsync(HubHost hub, string? token, string address)
    {
        using var answer = await hub.SendAsync(token, HttpMethod.Get, address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode} {text}");
        return text;
    }

    private static Task<HttpResponseMessage> PostAsync(HubHost hub, string token, string address, params (string Name, string Value)[] fields) =>
        hub.SendAsync(token, HttpMethod.Post, address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private static async Task SendAsync(HubHost hub, string token, string address, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(hub, token, address, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{address}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
