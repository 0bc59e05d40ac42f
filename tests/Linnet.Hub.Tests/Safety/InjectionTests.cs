using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Linnet.Hub.Objects;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Safety;

/// <summary>A03, injection: into SQL, headers, paths, YAML and JSON.</summary>
public sealed partial class InjectionTests
{
    private static readonly string[] Fields =
    [
        "search", "author", "filter", "sort", "pipeline_tag", "gated", "limit", "cursor", "p", "expand", "expand[]", "full", "cardData", "config", "num_parameters", "direction", "library", "license", "language",
        "apps", "inference_provider", "recursive", "blobs", "type", "status", "include_prs", "create_pr", "service", "q", "task", "size", "page", "lang", "theme", "return", "next", "metric",
    ];

    private static readonly string[] Payloads =
    [
        "' OR '1'='1", "'; DROP TABLE \"Accounts\"; --", "\" OR 1=1 --", "1) UNION SELECT \"Hash\" FROM \"Tokens\" --", "%' OR \"Visibility\" = 1 --", "%", "_", "\\", "\0", "\ud800", "\u202e", "-1", "99999999999999999999", "1e309",
        "NaN", "[]", "{\"$ne\":null}", "${7*7}", "{{7*7}}", "<script>alert(1)</script>", "\r\nX-Evil: 1", "main..HEAD", "' || pg_sleep(5) || '",
    ];

    [Fact]
    public async Task No_field_of_a_query_reaches_the_database_as_a_part_of_a_question()
    {
        await using var hub = await StartAsync();
        var accounts = await hub.Services.Database.ReadAsync(context => context.Accounts.CountAsync());
        var addresses = new[] { "/api/models", "/api/models/alice/m", "/api/models/alice/m/tree/main", "/api/models/alice/m/commits/main", "/api/models/alice/m/refs", "/api/models/alice/m/discussions", "/api/quicksearch", "/api/models-tags-by-type", "/models" };
        foreach (var address in addresses)
            foreach (var field in Fields)
                foreach (var payload in address is "/api/models" or "/api/quicksearch" ? Payloads : Payloads.Take(8))
                {
                    using var answer = await hub.SendAsync(hub.Bob, HttpMethod.Get, $"{address}?{Uri.EscapeDataString(field)}={Uri.EscapeDataString(payload)}");
                    var text = await answer.Content.ReadAsStringAsync();
                    Assert.True((int)answer.StatusCode is 200 or 400, $"{address} with {field}={payload}: {(int)answer.StatusCode} {text}");
                    Assert.False(text.Contains("alice/hidden", StringComparison.Ordinal), $"{address} with {field}={payload} tells of a private repository");
                    Assert.False(answer.Headers.Contains("X-Evil"));
                }

        Assert.Equal(accounts, await hub.Services.Database.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    public async Task Signs_of_a_pattern_are_searched_for_as_they_are(string text)
    {
        await using var hub = await StartAsync();
        Assert.Empty((await hub.JsonAsync($"/api/models?search={Uri.EscapeDataString(text)}")).AsArray());
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/./b")]
    [InlineData("a/")]
    [InlineData("a\\b")]
    [InlineData("..\\x")]
    [InlineData("a\0b")]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a\tb")]
    [InlineData("\u001b[31mred")]
    [InlineData(".git/config")]
    [InlineData("sub/.GIT/hooks/post-checkout")]
    [InlineData(".git./config")]
    [InlineData(".git /config")]
    [InlineData(".git::$INDEX_ALLOCATION/config")]
    [InlineData("GIT~1/config")]
    [InlineData(".g\u200cit/config")]
    [InlineData("model\u202egnp.exe")]
    public async Task Names_that_lead_elsewhere_or_deceive_are_never_committed(string path)
    {
        await using var hub = await StartAsync();
        var before = (string?)(await hub.JsonAsync("/api/models/alice/m"))["sha"];
        using (var file = await hub.CommitLinesAsync("alice/m", "main", new { key = "file", value = new { path, content = "x", encoding = "utf-8" } })) Assert.Equal(HttpStatusCode.BadRequest, file.StatusCode);
        using (var copy = await hub.CommitLinesAsync("alice/m", "main", new { key = "copyFile", value = new { path, srcPath = "a.txt" } })) Assert.Equal(HttpStatusCode.BadRequest, copy.StatusCode);
        using (var create = await hub.SendAsync(HttpMethod.Post, "/api/repos/create", new { name = "n", files = new[] { new { path, content = "x", encoding = "utf-8" } } })) Assert.Equal(HttpStatusCode.BadRequest, create.StatusCode);
        using (var asked = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/preupload/main", new { files = new[] { new { path, size = 1, sample = "eA==" } } })) Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        Assert.Equal(before, (string?)(await hub.JsonAsync("/api/models/alice/m"))["sha"]);
        Assert.NotNull(TreePath.Problem(path));
    }

    [Theory]
    [InlineData("quote\".txt")]
    [InlineData("semi;colon=1.txt")]
    [InlineData("per%0d%0acent.txt")]
    [InlineData("模型 卡.txt")]
    [InlineData("<img src=x onerror=alert(1)>.txt")]
    public async Task Odd_names_stay_within_their_header(string path)
    {
        await using var hub = await StartAsync();
        await hub.CommitAsync("alice/m", "main", (path, "odd"));
        using var answer = await hub.GetAsync($"/alice/m/resolve/main/{Uri.EscapeDataString(path)}");
        Assert.Equal("odd", await answer.Content.ReadAsStringAsync());
        var disposition = Disposition().Match(answer.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.True(disposition.Success);
        Assert.Equal(path, Uri.UnescapeDataString(disposition.Groups[1].Value));
    }

    [Theory]
    [InlineData("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]")]
    [InlineData("a: &a [*a]")]
    [InlineData("a: !!python/object/apply:os.system [id]")]
    [InlineData("a: !!binary x\n? [complex]\n: key")]
    [InlineData("deep")]
    [InlineData("long")]
    public async Task A_hostile_card_is_looked_at_and_kept_without_harm(string head)
    {
        head = head switch
        {
            "deep" => $"a: {new string('[', 100_000)}",
            "long" => string.Concat(Enumerable.Range(0, 60_000).Select(i => $"k{i}: v\n")),
            _ => head,
        };
        await using var hub = await StartAsync();
        var card = $"---\n{head}\n---\ntext\n";
        using (var looked = await hub.SendAsync(HttpMethod.Post, "/api/validate-yaml", new { content = card, repoType = "model" })) Assert.True((int)looked.StatusCode is 200 or 400, $"{(int)looked.StatusCode}");
        using (var commit = await hub.CommitLinesAsync("alice/m", "main", new { key = "file", value = new { path = "README.md", content = card, encoding = "utf-8" } }))
            Assert.True((int)commit.StatusCode is 200 or 400, $"{(int)commit.StatusCode}");
        Assert.Equal("alice/m", (string?)(await hub.JsonAsync("/api/models/alice/m"))["id"]);
    }

    [Fact]
    public async Task Json_that_is_deep_or_wide_is_refused_in_a_commit_too()
    {
        await using var hub = await StartAsync();
        foreach (var body in new[]
        {
            string.Concat(Enumerable.Repeat("{\"key\":[", 100_000)),
            $"{{\"key\":\"header\",\"value\":{{\"summary\":\"x\",\"other\":{new string('[', 100_000)}",
            $"{{\"key\":\"{new string('k', 3 << 20)}\"}}",
            $"{{\"key\":\"header\",\"value\":{{\"summary\":\"{new string('s', 3 << 20)}\"}}}}",
            $"{{\"key\":\"header\",\"value\":{{\"summary\":{new string('1', 100_000)}}}}}",
        })
        {
            using var answer = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/commit/main", new StringContent(body));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("-upload-pack=touch x")]
    [InlineData("a..b")]
    [InlineData("refs/heads/main")]
    [InlineData("a b")]
    [InlineData("a~1")]
    [InlineData("@{1}")]
    [InlineData("x.lock")]
    [InlineData("a\r\nb")]
    public async Task Names_of_branches_and_tags_are_no_options_and_no_revisions(string name)
    {
        await using var hub = await StartAsync();
        using (var branch = await hub.SendAsync(HttpMethod.Post, $"/api/models/alice/m/branch/{Uri.EscapeDataString(name)}", new { })) Assert.Equal(HttpStatusCode.BadRequest, branch.StatusCode);
        using var tag = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/tag/main", new { tag = name });
        Assert.Equal(HttpStatusCode.BadRequest, tag.StatusCode);
    }

    [Fact]
    public async Task Who_writes_a_message_writes_no_headers_of_a_git_commit()
    {
        await using var hub = await StartAsync();
        var body = JsonSerializer.Serialize(new { key = "header", value = new { summary = "title\nauthor Root <root@example.org> 1 +0000\n\nx", description = "parent 0000000000000000000000000000000000000000\n\0gpgsig x" } })
            + "\n" + JsonSerializer.Serialize(new { key = "file", value = new { path = "b.txt", content = "b", encoding = "utf-8" } });
        using var answer = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/commit/main", new StringContent(body, Encoding.UTF8, "application/x-ndjson"));
        Assert.True((int)answer.StatusCode is 200 or 400);
        var bytes = await hub.Services.Database.ReadAsync(context => context.Commits.OrderByDescending(row => row.Depth).Select(row => row.Bytes).FirstAsync());
        var head = Encoding.UTF8.GetString(bytes).Split("\n\n")[0].Split('\n');
        Assert.All(head, line => Assert.Matches("^(tree [0-9a-f]{40}|parent [0-9a-f]{40}|(author|committer) alice <[^<>]*> [0-9]+ \\+0000)$", line));
        Assert.DoesNotContain((byte)0, bytes);
    }

    [GeneratedRegex("^inline; filename\\*=UTF-8''([A-Za-z0-9%._~-]+); filename=\"[^\"\\r\\n]*\";$")]
    private static partial Regex Disposition();

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        await hub.CreateAsync("hidden", new { visibility = "private" });
        return hub;
    }
}
