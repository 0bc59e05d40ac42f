using System.Text.RegularExpressions;
using static Linnet.Hub.Tests.Pages.Community.PageRequests;

namespace Linnet.Hub.Tests.Pages.Community;

/// <summary>Whatever people write into collections, reports, discussions, webhooks and names of organisations, pages show it and never do it.</summary>
public sealed partial class HostileWordsTests
{
    private const string Evil = "\"><xss onmouseover=evil()>'<script>evil()</script>";

    [Fact]
    public async Task What_people_write_is_text_on_every_page_of_the_community()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitLinesAsync("alice/m", "main", new { key = "file", value = new { path = "a.txt", content = Evil, encoding = "utf-8" } });
        await SendAsync(hub, hub.Bob, "/alice/m/discussions", ("title", Evil), ("text", $"{Evil} [a](javascript:evil()) <{Evil}> @alice"));
        await SendAsync(hub, hub.Alice, "/alice/m/discussions/1", ("deed", "comment"), ("text", Evil));
        await SendAsync(hub, hub.Alice, "/alice/m/discussions/1", ("deed", "rename"), ("title", Evil + "2"));
        await HubHost.JsonAsync(await hub.CommitLinesAsync(hub.Bob, "alice/m", "main?create_pr=1", null, new { key = "file", value = new { path = "<xss onmouseover=evil()>.txt", content = "x", encoding = "utf-8" } }));
        await SendAsync(hub, hub.Alice, "/alice/m/discussions/2", ("deed", "request-changes"), ("text", Evil));
        var collection = (await SendAsync(hub, hub.Alice, "/collections", ("title", Evil), ("description", Evil))).Split('?')[0];
        await SendAsync(hub, hub.Alice, $"{collection}/items", ("type", "model"), ("name", "alice/m"), ("note", Evil));
        await SendAsync(hub, hub.Alice, "/settings/organizations", ("name", "acme"), ("full-name", Evil));
        (await PostAsync(hub, hub.Alice, "/settings/webhooks", ("url", "https://93.184.216.34/?%3Cxss%3E"), ("watched", "org acme"), ("domains", "repo"))).Dispose();
        await SendAsync(hub, hub.Bob, "/alice/m/report?discussion=1&comment=1", ("reason", "other"), ("text", Evil));
        await SendAsync(hub, hub.Bob, "/users/alice/follow", ("follows", "true"));
        await hub.Services.Community.Herald.TellAsync(default);
        foreach (var address in new[]
        {
            "/alice/m/discussions", "/alice/m/discussions/1", "/alice/m/discussions/2", "/alice/m/activity", "/alice/m/collect", $"/alice/m/report?discussion=1&comment={Uri.EscapeDataString(Evil)}",
            "/alice", "/acme", "/users/alice/activity", "/users/acme/followers", "/collections", $"/collections?q={Uri.EscapeDataString(Evil)}&owner={Uri.EscapeDataString(Evil)}", collection, $"{collection}/edit",
            "/settings/organizations", "/organizations/acme/members", "/settings/webhooks", "/settings/webhooks/1", "/notifications", "/activity", "/reports", "/audit",
        })
        {
            var html = await PageAsync(hub, hub.Alice, address);
            Assert.False(html.Contains("<xss", StringComparison.OrdinalIgnoreCase), address);
            Assert.False(html.Contains("<script>", StringComparison.OrdinalIgnoreCase), address);
            Assert.False(html.Contains("=\"javascript:", StringComparison.OrdinalIgnoreCase), address);
            foreach (Match tag in Tag().Matches(html)) Assert.False(Handler().IsMatch(Quoted().Replace(tag.Value, "\"\"")), $"{address}: {tag.Value}");
        }

        foreach (var (address, fields) in new (string, (string, string)[])[]
        {
            ("/collections", [("title", ""), ("description", Evil)]), ($"{collection}/items", [("type", Evil), ("name", Evil), ("note", Evil)]), ("/settings/webhooks", [("url", Evil), ("watched", Evil), ("domains", Evil)]),
            ("/settings/organizations", [("name", Evil), ("full-name", Evil)]), ("/organizations/acme/members", [("user", "<xss>"), ("role", "read")]), ("/alice/m/report", [("reason", Evil), ("text", Evil)]),
        })
        {
            using var answer = await PostAsync(hub, hub.Alice, address, fields);
            Assert.Equal(422, (int)answer.StatusCode);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.False(html.Contains("<xss", StringComparison.OrdinalIgnoreCase), address);
            Assert.False(html.Contains("<script>", StringComparison.OrdinalIgnoreCase), address);
        }
    }

    [GeneratedRegex("<[a-zA-Z/][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\son[a-z]+\s*=")]
    private static partial Regex Handler();
}
