using System.Net;
using static Linnet.Hub.Tests.Pages.Community.PageRequests;

namespace Linnet.Hub.Tests.Pages.Community;

public sealed class ModerationPagesTests
{
    private const string Talk = "/alice/m/discussions/1";

    [Fact]
    public async Task A_comment_is_reported_hidden_and_written_down()
    {
        await using var hub = await StartAsync();
        var link = WebUtility.HtmlDecode(await PageAsync(hub, hub.Alice, Talk)).Split("href=\"").Select(part => part.Split('"')[0]).First(part => part.Contains("&comment=", StringComparison.Ordinal));
        Assert.Contains("A comment in discussion 1 of alice/m", await PageAsync(hub, hub.Alice, link), StringComparison.Ordinal);
        Assert.Equal($"{Talk}?done=reported", await SendAsync(hub, hub.Alice, link, ("reason", "abuse"), ("text", "insults <b>")));
        using var twice = await PostAsync(hub, hub.Alice, link, ("reason", "abuse"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Contains("You have reported this already", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // The owner answers without learning who reported; strangers see nothing.
        var own = await PageAsync(hub, hub.Alice, "/reports");
        Assert.Contains("insults &lt;b&gt;", own, StringComparison.Ordinal);
        Assert.DoesNotContain("reported by", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Switch the repository off", own, StringComparison.Ordinal);
        Assert.Contains("No reports here", await PageAsync(hub, hub.Bob, "/reports"), StringComparison.Ordinal);
        var queue = await PageAsync(hub, hub.Root, "/reports");
        Assert.Contains("reported by alice", queue, StringComparison.Ordinal);
        var address = AnswerOf(queue);
        await RefusedAsync(hub, hub.Bob, HttpStatusCode.NotFound, address, ("deed", "hide"), ("answer", "no"));
        await RefusedAsync(hub, hub.Root, HttpStatusCode.BadRequest, address, ("deed", "hide"), ("answer", " "));
        await RefusedAsync(hub, hub.Alice, HttpStatusCode.Forbidden, address, ("deed", "disable"), ("answer", "no"));
        await SendAsync(hub, hub.Root, address, ("deed", "hide"), ("answer", "against the rules"));
        Assert.DoesNotContain("You are all fools", await PageAsync(hub, null, Talk), StringComparison.Ordinal);
        Assert.Contains("against the rules", await PageAsync(hub, hub.Root, "/reports?state=resolved"), StringComparison.Ordinal);
        var audit = await PageAsync(hub, hub.Root, "/audit");
        Assert.Contains("hid a comment", audit, StringComparison.Ordinal);
        Assert.Contains("answered a report", audit, StringComparison.Ordinal);
        Assert.Contains("resolved: against the rules", audit, StringComparison.Ordinal);
        await RefusedAsync(hub, hub.Root, HttpStatusCode.Conflict, address, ("deed", "dismiss"), ("answer", "again"));
    }

    [Fact]
    public async Task A_repository_is_reported_switched_off_and_on_again()
    {
        await using var hub = await StartAsync();
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        await SendAsync(hub, hub.Bob, "/alice/m/report", ("reason", "malware"));
        await SendAsync(hub, hub.Root, AnswerOf(await PageAsync(hub, hub.Root, "/reports")), ("deed", "disable"), ("answer", "it steals"));
        using var file = await hub.SendAsync(hub.Alice, HttpMethod.Get, "/alice/m/resolve/main/a.txt");
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
        await RefusedAsync(hub, hub.Alice, HttpStatusCode.Forbidden, "/reports/switch", ("type", "model"), ("name", "alice/m"), ("reason", "mine"), ("off", "false"));
        await SendAsync(hub, hub.Root, "/reports/switch", ("type", "model"), ("name", "alice/m"), ("reason", "cleaned"), ("off", "false"));
        Assert.Equal("1", await hub.TextAsync("/alice/m/resolve/main/a.txt"));
        Assert.Contains("cleaned", await PageAsync(hub, hub.Root, "/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_is_reported_and_switched_off_and_a_report_dismissed()
    {
        await using var hub = await StartAsync();
        await SendAsync(hub, hub.Alice, "/users/bob/report", ("reason", "spam"));
        using var wordless = await PostAsync(hub, hub.Alice, "/alice/m/report", ("reason", "other"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wordless.StatusCode);
        var address = AnswerOf(await PageAsync(hub, hub.Root, "/reports"));
        await RefusedAsync(hub, hub.Root, HttpStatusCode.BadRequest, address, ("deed", "lock"), ("answer", "a user has no discussion"));
        await SendAsync(hub, hub.Root, address, ("deed", "disable"), ("answer", "advertises"));
        using var locked = await hub.SendAsync(hub.Bob, HttpMethod.Get, "/notifications");
        Assert.Equal(HttpStatusCode.Unauthorized, locked.StatusCode);
        await SendAsync(hub, hub.Alice, "/users/root/report", ("reason", "abuse"));
        await SendAsync(hub, hub.Root, AnswerOf(await PageAsync(hub, hub.Root, "/reports")), ("deed", "dismiss"), ("answer", "not so"));
        Assert.Contains("not so", await PageAsync(hub, hub.Root, "/reports?state=dismissed"), StringComparison.Ordinal);
        Assert.Contains("No reports here", await PageAsync(hub, hub.Root, "/reports"), StringComparison.Ordinal);
    }

    private static string AnswerOf(string page) =>
        page.Split("action=\"").Skip(1).Select(part => part.Split('"')[0]).First(action => action.StartsWith("/reports/", StringComparison.Ordinal) && char.IsAsciiDigit(action[^1]));

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await SendAsync(hub, hub.Bob, "/alice/m/discussions", ("title", "Hello"), ("text", "You are all fools"));
        return hub;
    }
}
