using System.Net;
using System.Text.Json.Nodes;

namespace Linnet.Hub.Tests.Protocol;

public sealed class RepositoryProtocolTests
{
    [Fact]
    public async Task Who_am_i_answers_what_clients_read()
    {
        await using var hub = await HubHost.StartAsync();
        var answer = await hub.JsonAsync("/api/whoami-v2");
        Assert.Equal("user", (string?)answer["type"]);
        Assert.Equal("alice", (string?)answer["name"]);
        Assert.Equal("write", (string?)answer["auth"]!["accessToken"]!["role"]);
        Assert.Equal("laptop", (string?)answer["auth"]!["accessToken"]!["displayName"]);
        Assert.EndsWith("Z", answer["auth"]!["accessToken"]!["createdAt"]!.ToString(), StringComparison.Ordinal);
        Assert.Empty(answer["orgs"]!.AsArray());
    }

    [Theory]
    [InlineData("Bearer hf_nobody")]
    [InlineData("Basic bm9ib2R5OmhmX25vYm9keQ==")]
    [InlineData("Basic !!!")]
    [InlineData("Digest x")]
    public async Task A_bad_token_is_refused_everywhere(string authorization)
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        foreach (var address in new[] { "/api/whoami-v2", "/api/models/alice/m", "/alice/m/resolve/main/.gitattributes" })
        {
            using var answer = await hub.SendAsync(null, HttpMethod.Get, address, null, $"Authorization: {authorization}");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("Invalid credentials in Authorization header", answer.Headers.GetValues("X-Error-Message").Single());
        }
    }

    [Fact]
    public async Task A_token_is_taken_as_password_as_git_sends_it()
    {
        await using var hub = await HubHost.StartAsync();
        var basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"anything:{hub.Alice}"));
        using var answer = await hub.SendAsync(null, HttpMethod.Get, "/api/whoami-v2", null, $"Authorization: Basic {basic}");
        Assert.Equal("alice", (string?)(await HubHost.JsonAsync(answer))["name"]);
    }

    [Fact]
    public async Task Python_creates_a_private_repository_and_creates_it_again()
    {
        await using var hub = await HubHost.StartAsync();
        var body = new { name = "m", organization = (string?)null, visibility = "private" };
        var created = await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/api/repos/create", body));
        Assert.Equal($"{hub.Address}/alice/m", (string?)created["url"]);
        Assert.Equal("alice/m", (string?)created["name"]);
        using var again = await hub.SendAsync(HttpMethod.Post, "/api/repos/create", body);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal($"{hub.Address}/alice/m", (string?)JsonNode.Parse(await again.Content.ReadAsStringAsync())!["url"]);
        Assert.True((bool)(await hub.JsonAsync("/api/models/alice/m"))["private"]!);
    }

    [Fact]
    public async Task Older_python_says_private_and_npm_brings_files()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("old", new { @private = true });
        Assert.True((bool)(await hub.JsonAsync("/api/models/alice/old"))["private"]!);
        await hub.CreateAsync("npm", new { type = "dataset", license = "mit", files = new[] { new { path = "a.txt", content = "aGVsbG8=", encoding = "base64" } } });
        Assert.Equal("hello", await hub.TextAsync("/datasets/alice/npm/resolve/main/a.txt"));
        Assert.Equal("mit", (string?)(await hub.JsonAsync("/api/datasets/alice/npm"))["cardData"]!["license"]);
    }

    [Fact]
    public async Task Settings_move_and_delete_do_as_python_asks()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Put, "/api/models/alice/m/settings", new { gated = "manual", visibility = "public" }));
        Assert.Equal("manual", (string?)(await hub.JsonAsync("/api/models/alice/m"))["gated"]);
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Put, "/api/models/alice/m/settings", new { gated = false, @private = true }));
        var info = await hub.JsonAsync("/api/models/alice/m");
        Assert.False((bool)info["gated"]!);
        Assert.True((bool)info["private"]!);
        (await hub.SendAsync(HttpMethod.Post, "/api/repos/move", new { fromRepo = "alice/m", toRepo = "alice/n", type = "model" })).EnsureSuccessStatusCode();

        using var moved = await hub.GetAsync("/api/models/alice/m/tree/main?recursive=true");
        Assert.Equal(HttpStatusCode.TemporaryRedirect, moved.StatusCode);
        Assert.Equal("/api/models/alice/n/tree/main?recursive=true", moved.Headers.Location!.OriginalString);
        using var head = await hub.SendAsync(HttpMethod.Head, "/alice/m/resolve/main/.gitattributes");
        Assert.Equal("/alice/n/resolve/main/.gitattributes", head.Headers.Location!.OriginalString);
        using var lfs = await hub.SendAsync(HttpMethod.Post, "/alice/m.git/info/lfs/objects/batch", new { operation = "download", objects = Array.Empty<object>() });
        Assert.Equal("/alice/n.git/info/lfs/objects/batch", lfs.Headers.Location!.OriginalString);

        using var byOldName = await hub.SendAsync(HttpMethod.Delete, "/api/repos/delete", new { name = "m", organization = "alice" });
        Assert.Equal(HttpStatusCode.NotFound, byOldName.StatusCode);
        Assert.Contains("alice/n", await byOldName.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (await hub.SendAsync(HttpMethod.Delete, "/api/repos/delete", new { name = "n", organization = "alice" })).EnsureSuccessStatusCode();
        using var missing = await hub.SendAsync(HttpMethod.Delete, "/api/repos/delete", new { name = "n", organization = "alice" });
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("RepoNotFound", missing.Headers.GetValues("X-Error-Code").Single());
    }

    [Fact]
    public async Task Lists_have_pages_filters_and_only_what_the_caller_may_see()
    {
        await using var hub = await HubHost.StartAsync();
        foreach (var name in new[] { "a", "b", "c" })
        {
            await hub.CreateAsync(name);
            await hub.CommitAsync($"alice/{name}", "main", ("README.md", $"---\nlicense: mit\nlanguage: zh\npipeline_tag: text-classification\ntags: [{name}]\n---\n"));
        }

        await hub.CreateAsync("hidden", new { visibility = "private" });
        using var first = await hub.SendAsync(null, HttpMethod.Get, "/api/models?limit=2&sort=id&filter=license:mit&filter=language:zh");
        var page = (await HubHost.JsonAsync(first)).AsArray();
        Assert.Equal(["alice/a", "alice/b"], page.Select(model => (string)model!["id"]!));
        Assert.Equal("text-classification", (string?)page[0]!["pipeline_tag"]);
        Assert.Equal((string?)(await hub.JsonAsync("/api/models/alice/a"))["sha"], (string?)page[0]!["sha"]);
        var link = first.Headers.GetValues("Link").Single();
        Assert.Matches("^<http://.*>; rel=\"next\"$", link);
        using var second = await hub.SendAsync(null, HttpMethod.Get, link[1..link.IndexOf('>', StringComparison.Ordinal)]);
        Assert.Equal(["alice/c"], (await HubHost.JsonAsync(second)).AsArray().Select(model => (string)model!["id"]!));
        Assert.False(second.Headers.Contains("Link"));
        Assert.Equal(4, (await hub.JsonAsync("/api/models?author=alice")).AsArray().Count);
        Assert.Single((await hub.JsonAsync("/api/models?filter=b,mit,zh".Replace(",mit", ",license:mit", StringComparison.Ordinal))).AsArray());
    }

    [Theory]
    [InlineData("""{"content":"---\nlicense: mit\n---\n"}""", 200, 0, 0)]
    [InlineData("""{"content":"# nothing\n","repoType":"model"}""", 200, 0, 1)]
    [InlineData("""{"content":"---\nlicense: nonsense\n---\n"}""", 400, 1, 0)]
    [InlineData("""{"content":"---\nlicense: [mit\n---\n"}""", 400, 1, 0)]
    [InlineData("""{"content":"---\nlicense: mit\nlanguage: english\ndatasets: [a b]\n---\n"}""", 400, 2, 0)]
    [InlineData("""{"content":"---\nlicense: mit\nmodel-index:\n- name: m\n  results:\n  - task:\n      type: x\n    dataset:\n      type: d\n    metrics:\n    - type: accuracy\n---\n"}""", 400, 2, 0)]
    [InlineData("""{"content":"---\nlicense: other\n---\n","repoType":"dataset"}""", 200, 0, 1)]
    public async Task Cards_are_looked_at_before_they_are_committed(string body, int status, int errors, int warnings)
    {
        await using var hub = await HubHost.StartAsync();
        using var answer = await hub.SendAsync(HttpMethod.Post, "/api/validate-yaml", new StringContent(body));
        Assert.Equal(status, (int)answer.StatusCode);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((errors, warnings), (json["errors"]!.AsArray().Count, json["warnings"]!.AsArray().Count));
    }

    [Fact]
    public async Task Refs_are_listed_made_and_removed()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var first = (string)(await hub.JsonAsync("/api/models/alice/m"))["sha"]!;
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/branch/feature%2Fx", new { startingPoint = first }));
        using var taken = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/branch/feature%2Fx", new { });
        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/branch/plain"));
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/tag/main", new { tag = "v1.0", message = "first" }));
        var refs = await hub.JsonAsync("/api/models/alice/m/refs?include_prs=1");
        Assert.Equal(["feature/x", "main", "plain"], refs["branches"]!.AsArray().Select(row => (string)row!["name"]!));
        Assert.Equal("refs/heads/feature/x", (string?)refs["branches"]![0]!["ref"]);
        Assert.Equal(first, (string?)refs["branches"]![0]!["targetCommit"]);
        Assert.Equal("v1.0", (string?)refs["tags"]![0]!["name"]);
        Assert.Empty(refs["converts"]!.AsArray());
        Assert.Empty(refs["pullRequests"]!.AsArray());
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Delete, "/api/models/alice/m/tag/v1.0"));
        await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Delete, "/api/models/alice/m/branch/feature%2Fx"));
        using var main = await hub.SendAsync(HttpMethod.Delete, "/api/models/alice/m/branch/main");
        Assert.Equal(HttpStatusCode.Forbidden, main.StatusCode);
    }

    [Fact]
    public async Task History_has_pages_and_a_count()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        for (var i = 0; i < 4; i++) await hub.CommitAsync("alice/m", "main", ("a.txt", $"{i}"));
        using var first = await hub.GetAsync("/api/models/alice/m/commits/main?limit=3");
        Assert.Equal("5", first.Headers.GetValues("X-Total-Count").Single());
        var page = (await HubHost.JsonAsync(first)).AsArray();
        Assert.Equal(3, page.Count);
        Assert.Equal("Change", (string?)page[0]!["title"]);
        Assert.Equal("alice", (string?)page[0]!["authors"]![0]!["user"]);
        var link = first.Headers.GetValues("Link").Single();
        var rest = (await hub.JsonAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)])).AsArray();
        Assert.Equal(["Change", "Initial commit"], rest.Select(commit => (string)commit!["title"]!));
        Assert.Equal(2, (await hub.JsonAsync("/api/models/alice/m/commits/main?limit=3&p=1")).AsArray().Count);
    }
}
