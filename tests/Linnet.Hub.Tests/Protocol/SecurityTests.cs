using System.Net;
using System.Text;

namespace Linnet.Hub.Tests.Protocol;

public sealed class SecurityTests
{
    /// <summary>A body that has what each endpoint asks for.</summary>
    private const string Body =
        """
        {"operation":"upload","objects":[],"paths":["a.txt"],"files":[],"title":"t","comment":"c","content":"c","user":"bob","tag":"x","status":"closed",
        "oid":"0000000000000000000000000000000000000000000000000000000000000000","size":1,
        "level":"everything","verdict":"approve","needed":1,"reason":"spam"}
        """;

    [Fact]
    public async Task No_address_tells_a_stranger_of_a_private_repository()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("hidden", new { visibility = "private" });
        await hub.CommitAsync("alice/hidden", "main", ("a.txt", "secret"));
        var count = 0;
        foreach (var (method, pattern) in hub.Routes().Where(route => route.Pattern.Contains("{ns}", StringComparison.Ordinal)))
        {
            // Other kinds have no repository of this name, and have to look the same.
            var address = pattern.Replace("{ns}", "alice", StringComparison.Ordinal).Replace("{name}", "hidden", StringComparison.Ordinal)
                .Replace("{**rest}", pattern.Contains("/resolve/", StringComparison.Ordinal) ? "main/a.txt" : "main", StringComparison.Ordinal)
                .Replace("{state}", "pending", StringComparison.Ordinal).Replace("{number:long}", "1", StringComparison.Ordinal).Replace("{comment:long}", "1", StringComparison.Ordinal);
            if (pattern.EndsWith("/info/refs", StringComparison.Ordinal)) address += "?service=git-upload-pack";
            var body = pattern.Contains("user-access-request", StringComparison.Ordinal) ? Body.Replace("closed", "accepted", StringComparison.Ordinal) : Body;
            foreach (var (token, status) in new (string?, HttpStatusCode)[] { (hub.Bob, HttpStatusCode.NotFound), (null, HttpStatusCode.Unauthorized) })
            {
                using var content = method is "GET" or "HEAD" ? null : new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await hub.SendAsync(token, new HttpMethod(method), address, content);
                Assert.True(status == answer.StatusCode, $"{method} {address}: {(int)answer.StatusCode}, not {(int)status}");
                Assert.Equal("RepoNotFound", answer.Headers.TryGetValues("X-Error-Code", out var codes) ? codes.Single() : $"{method} {address}: none");
                Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                count++;
            }
        }

        Assert.True(count > 100, $"{count} requests");
    }

    [Fact]
    public async Task A_token_that_reads_changes_nothing()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var reader = await hub.AddUserAsync("alice", Linnet.Hub.Access.TokenRole.Read, isAdmin: false);
        var head = (string?)(await hub.JsonAsync("/api/models/alice/m"))["sha"];
        foreach (var (method, address) in new[]
        {
            ("POST", "/api/models/alice/m/commit/main"), ("POST", "/api/models/alice/m/commit/main?create_pr=1"), ("POST", "/api/models/alice/m/preupload/main"),
            ("POST", "/alice/m.git/info/lfs/objects/batch"), ("POST", "/api/models/alice/m/branch/b"), ("DELETE", "/api/models/alice/m/branch/main2"),
            ("POST", "/api/models/alice/m/tag/main"), ("PUT", "/api/models/alice/m/settings"), ("POST", "/api/models/alice/m/discussions"),
        })
        {
            using var answer = await hub.SendAsync(reader, new HttpMethod(method), address, new StringContent(Body, Encoding.UTF8, "application/json"));
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{method} {address}: {(int)answer.StatusCode}");
        }

        using var create = await hub.SendAsync(reader, HttpMethod.Post, "/api/repos/create", new { name = "x" });
        Assert.Equal(HttpStatusCode.Forbidden, create.StatusCode);
        using var delete = await hub.SendAsync(reader, HttpMethod.Delete, "/api/repos/delete", new { name = "m", organization = "alice" });
        Assert.Equal(HttpStatusCode.Forbidden, delete.StatusCode);
        Assert.Equal(head, (string?)(await hub.JsonAsync("/api/models/alice/m"))["sha"]);
    }

    [Theory]
    [InlineData("/alice/m/resolve/main/../../../../hub.db")]
    [InlineData("/alice/m/resolve/main/..%2f..%2f..%2fhub.db")]
    [InlineData("/alice/m/resolve/main/%2e%2e/%2e%2e/hub.db")]
    [InlineData("/alice/m/resolve/main//etc/passwd")]
    [InlineData("/alice/m/resolve/..%2f..%2fmain/a.txt")]
    [InlineData("/alice/m/resolve/main/a.txt%00.json")]
    [InlineData("/lfs/objects/..%2f..%2fhub.db?size=1")]
    [InlineData("/lfs/uploads/..%2f..%2fx/1?size=1")]
    public async Task Addresses_do_not_lead_out_of_a_repository(string address)
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        using var answer = await hub.GetAsync(address);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.DoesNotContain("SQLite", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_into_a_body_makes_nobody_more_than_they_are()
    {
        await using var hub = await HubHost.StartAsync();
        (await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/repos/create", new { name = "x", ownerId = 1, isAdmin = true, downloads = 999, id = 77 })).EnsureSuccessStatusCode();
        var info = await hub.JsonAsync("/api/models/bob/x");
        Assert.Equal(("bob", 0), ((string?)info["author"], (int)info["downloads"]!));
        Assert.NotEqual("77", (string?)info["_id"]);
    }

    [Fact]
    public async Task Names_with_line_ends_do_not_write_headers()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        using var answer = await hub.GetAsync("/alice/m/resolve/x%0d%0aX-Evil:%201/a.txt");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(answer.Headers.Contains("X-Evil"));
    }

    [Fact]
    public async Task Deep_json_is_refused()
    {
        await using var hub = await HubHost.StartAsync();
        var deep = string.Concat(Enumerable.Repeat("{\"a\":[", 50_000));
        foreach (var address in new[] { "/api/repos/create", "/api/validate-yaml" })
        {
            using var answer = await hub.SendAsync(HttpMethod.Post, address, new StringContent(deep));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }
}
