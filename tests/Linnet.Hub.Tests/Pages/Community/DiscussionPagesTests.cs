using System.Net;
using static Linnet.Hub.Tests.Pages.Community.PageRequests;

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
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("An answer", page, StringComparison.Ordinal);

        // Letters of other scripts come as escapes; what keeps strangers' words from being markup has been looked at before they are read.
        page = WebUtility.HtmlDecode(page);
        Assert.Contains("已锁定", page, StringComparison.Ordinal);
        Assert.Contains("已关闭", page, StringComparison.Ordinal);
        using var locked = await PostAsync(hub, hub.Bob, One, ("deed", "comment"), ("text", "more"));
        Assert.Equal(HttpStatusCode.Forbidden, locked.StatusCode);
        using var nothing = await PostAsync(hub, hub.Alice, One, ("deed", "dance"));
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
    }

    [Fact]
    public async Task Words_are_Markdown_and_never_markup_of_their_own()
    {
        await using var hub = await StartAsync();
        const string Words = "---\nnot: a head\n---\n# Big\n\nfirst **bold**\nsecond <img src=x onerror=alert(1)> [a](javascript:alert(1)) [notes](a.txt) ![far](https://evil.example/x.png)\n\n```\n<b>code</b>\n```";
        await SendAsync(hub, hub.Bob, "/alice/m/discussions", ("title", "Words"), ("text", Words));
        await SendAsync(hub, hub.Bob, One, ("deed", "comment"), ("text", new string('>', 20_000)));
        var page = await PageAsync(hub, hub.Bob, One);
        Assert.Contains("not: a head", page, StringComparison.Ordinal);
        Assert.Contains("<h3>Big</h3>", page, StringComparison.Ordinal);
        Assert.Contains("first <strong>bold</strong><br", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/alice/m/blob/main/a.txt\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;code&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"https://evil.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", page, StringComparison.Ordinal);
        Assert.Contains("&gt;&gt;&gt;&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_shows_files_and_reviews_and_is_taken()
    {
        await using var hub = await StartAsync();
        await ProposeAsync(hub, "b.txt", "2");
        await SendAsync(hub, hub.Alice, One, ("deed", "request-changes"), ("text", "Shorter, please"));
        await SendAsync(hub, hub.Alice, One, ("deed", "approve"), ("text", ""));
        var page = await PageAsync(hub, hub.Alice, One);
        Assert.Contains("href=\"/alice/m/blob/refs%2Fpr%2F1/b.txt\"", page, StringComparison.Ordinal);
        Assert.Contains("Shorter, please", page, StringComparison.Ordinal);
        Assert.Contains("approves", page, StringComparison.Ordinal);
        Assert.Contains("asks for changes", page, StringComparison.Ordinal);
        Assert.Contains("Yes: nothing is in its way.", page, StringComparison.Ordinal);
        Assert.Contains("Take it into main", page, StringComparison.Ordinal);
        Assert.Contains("/alice/m/quality/refs%2Fpr%2F1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Take it into main", await PageAsync(hub, hub.Bob, One), StringComparison.Ordinal);
        var compare = WebUtility.HtmlDecode(page).Split('"').First(part => part.StartsWith("/alice/m/compare/", StringComparison.Ordinal));
        Assert.Contains("b.txt", await PageAsync(hub, null, compare), StringComparison.Ordinal);
        await SendAsync(hub, hub.Alice, One, ("deed", "merge"), ("text", "Thanks"));
        Assert.Equal("2", await hub.TextAsync("/alice/m/resolve/main/b.txt"));
        Assert.Contains("It was taken with the commit", await PageAsync(hub, null, One), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_says_why_it_cannot_be_taken()
    {
        await using var hub = await StartAsync();
        await ProposeAsync(hub, "a.txt", "2");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "3"));
        Assert.Contains("name=\"needed\"", await PageAsync(hub, hub.Alice, "/alice/m/settings"), StringComparison.Ordinal);
        await SendAsync(hub, hub.Alice, "/alice/m/settings/approvals", ("needed", "1"));
        await RefusedAsync(hub, hub.Alice, HttpStatusCode.BadRequest, "/alice/m/settings/approvals", ("needed", "11"));
        await RefusedAsync(hub, hub.Bob, HttpStatusCode.Forbidden, "/alice/m/settings/approvals", ("needed", "0"));
        var page = await PageAsync(hub, hub.Alice, One);
        Assert.Contains("the branch has changed it too", page, StringComparison.Ordinal);
        Assert.Contains("1 files have been changed on the branch too.", page, StringComparison.Ordinal);
        Assert.Contains("0 of 1 approvals", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Take it into main", page, StringComparison.Ordinal);
        using var refused = await PostAsync(hub, hub.Alice, One, ("deed", "merge"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task Who_may_not_read_files_learns_no_names_of_them()
    {
        await using var hub = await StartAsync();
        await ProposeAsync(hub, "secret-name.txt", "2");
        (await hub.SendAsync(HttpMethod.Put, "/api/models/alice/m/settings", new { gated = "manual" })).EnsureSuccessStatusCode();
        var page = await PageAsync(hub, null, One);
        Assert.DoesNotContain("secret-name.txt", page, StringComparison.Ordinal);
        Assert.Contains("Who may read the files sees here what changes.", page, StringComparison.Ordinal);
        Assert.Contains("secret-name.txt", await PageAsync(hub, hub.Alice, One), StringComparison.Ordinal);
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

    private static async Task ProposeAsync(HubHost hub, string path, string content) =>
        await HubHost.JsonAsync(await hub.CommitLinesAsync(hub.Bob, "alice/m", "main?create_pr=1", null, new { key = "file", value = new { path, content, encoding = "utf-8" } }));
}
