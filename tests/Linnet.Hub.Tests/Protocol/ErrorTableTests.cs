using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Protocol;

/// <summary>Each situation has its status and its code, in headers and in the body, for GET and for HEAD.</summary>
public sealed class ErrorTableTests
{
    [Theory]
    [InlineData("alice", "/api/models/alice/none", 404, "RepoNotFound")]
    [InlineData("nobody", "/api/models/alice/none", 401, "RepoNotFound")]
    [InlineData("bob", "/api/models/alice/hidden", 404, "RepoNotFound")]
    [InlineData("nobody", "/api/models/alice/hidden", 401, "RepoNotFound")]
    [InlineData("nobody", "/alice/hidden/resolve/main/a.txt", 401, "RepoNotFound")]
    [InlineData("alice", "/alice/m/resolve/none/a.txt", 404, "RevisionNotFound")]
    [InlineData("alice", "/api/models/alice/m/tree/0123456789012345678901234567890123456789", 404, "RevisionNotFound")]
    [InlineData("alice", "/api/models/alice/m/revision/none", 404, "RevisionNotFound")]
    [InlineData("alice", "/alice/m/resolve/main/none.txt", 404, "EntryNotFound")]
    [InlineData("alice", "/alice/m/resolve/main/sub", 404, "EntryNotFound")]
    [InlineData("alice", "/alice/m/resolve/main/", 404, "EntryNotFound")]
    [InlineData("alice", "/api/models/alice/m/tree/main/additional_chat_templates", 404, "EntryNotFound")]
    [InlineData("bob", "/alice/gated/resolve/main/a.txt", 403, "GatedRepo")]
    [InlineData("nobody", "/alice/gated/resolve/main/a.txt", 401, "GatedRepo")]
    [InlineData("bob", "/api/models/alice/gated/auth-check", 403, "GatedRepo")]
    [InlineData("bob", "/api/models/alice/m/auth-check/write", 403, null)]
    [InlineData("nobody", "/api/models/alice/m/auth-check/write", 401, null)]
    [InlineData("alice", "/api/nothing", 404, null)]
    [InlineData("alice", "/api/models?limit=x", 400, null)]
    public async Task A_situation_has_its_status_and_code(string caller, string address, int status, string? code)
    {
        await using var hub = await StartAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            if (method == HttpMethod.Head && !address.Contains("/resolve/", StringComparison.Ordinal)) continue;
            var token = caller switch { "alice" => hub.Alice, "bob" => hub.Bob, _ => null };
            using var answer = await hub.SendAsync(token, method, address);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal(code, answer.Headers.TryGetValues("X-Error-Code", out var codes) ? codes.Single() : null);
            Assert.NotEmpty(answer.Headers.GetValues("X-Error-Message").Single());
            Assert.NotEmpty(answer.Headers.GetValues("X-Request-Id").Single());
            if (code == "EntryNotFound" && address.Contains("/resolve/", StringComparison.Ordinal)) Assert.Matches("^[0-9a-f]{40}$", answer.Headers.GetValues("X-Repo-Commit").Single());
            var text = await answer.Content.ReadAsStringAsync();
            if (method == HttpMethod.Head) Assert.Empty(text);
            else Assert.NotEmpty((string)JsonNode.Parse(text)!["error"]!);
            Assert.False(text.Length == 0 && answer.Content.Headers.ContentType?.MediaType == "application/json", "a JSON answer without a body breaks clients");
        }
    }

    [Fact]
    public async Task Gated_files_are_open_to_their_owner_and_the_card_to_all()
    {
        await using var hub = await StartAsync();
        Assert.Equal("1", await hub.TextAsync("/alice/gated/resolve/main/a.txt"));
        using var card = await hub.SendAsync(null, HttpMethod.Get, "/api/models/alice/gated");
        Assert.Equal("auto", (string?)(await HubHost.JsonAsync(card))["gated"]);
    }

    [Fact]
    public async Task A_switched_off_repository_says_so_in_the_words_that_clients_know()
    {
        await using var hub = await StartAsync();
        await hub.Services.Database.WriteAsync(
            context => context.Repositories.ExecuteUpdateAsync(update => update.SetProperty(row => row.IsDisabled, true)), default);
        using var answer = await hub.GetAsync("/alice/m/resolve/main/a.txt");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("Access to this resource is disabled.", answer.Headers.GetValues("X-Error-Message").Single());
    }

    [Fact]
    public async Task A_parent_that_has_moved_is_412_and_a_missing_file_404()
    {
        await using var hub = await StartAsync();
        var head = (string)(await hub.JsonAsync("/api/models/alice/m"))["sha"]!;
        var put = new { key = "file", value = new { content = "eA==", path = "x.txt", encoding = "base64" } };
        using (var first = await hub.CommitLinesAsync(hub.Alice, "alice/m", "main", head, put)) Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using (var second = await hub.CommitLinesAsync(hub.Alice, "alice/m", "main", head, put)) Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        using var missing = await hub.CommitLinesAsync("alice/m", "main", new { key = "deletedFile", value = new { path = "none" } });
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("A file with this name doesn't exist", (string)JsonNode.Parse(await missing.Content.ReadAsStringAsync())!["error"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"key\":\"header\"}\n{\"key\":\"nonsense\",\"value\":{\"path\":\"a\"}}")]
    [InlineData("{\"key\":\"header\",\"value\":{\"summary\":\"x\"}}\n{\"key\":\"file\",\"value\":{\"path\":\"a\",\"content\":\"!!!!\",\"encoding\":\"base64\"}}")]
    [InlineData("{\"key\":\"header\",\"value\":{\"summary\":\"x\"}}\n{\"key\":\"file\",\"value\":{\"path\":\"a\",\"content\":\"abc\",\"encoding\":\"base64\"}}")]
    [InlineData("{\"key\":\"header\",\"value\":{\"summary\":\"x\"}}\n{\"key\":\"file\",\"value\":{\"path\":\"../a\",\"content\":\"\",\"encoding\":\"utf-8\"}}")]
    [InlineData("{\"key\":\"header\",\"value\":{\"summary\":\"x\"}}\n{\"key\":\"lfsFile\",\"value\":{\"path\":\"a\",\"oid\":\"zz\"}}")]
    [InlineData("{\"key\":\"file\",\"value\":{\"path\":\"a\",\"content\":\"\",\"encoding\":\"utf-8\"}}")]
    public async Task A_bad_commit_is_400_and_changes_nothing(string body)
    {
        await using var hub = await StartAsync();
        var before = (string)(await hub.JsonAsync("/api/models/alice/m"))["sha"]!;
        using var answer = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/commit/main", new StringContent(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, (string)(await hub.JsonAsync("/api/models/alice/m"))["sha"]!);
    }

    [Fact]
    public async Task Bodies_that_are_no_json_are_400()
    {
        await using var hub = await StartAsync();
        foreach (var address in new[] { "/api/repos/create", "/api/validate-yaml", "/api/models/alice/m/preupload/main", "/api/models/alice/m/paths-info/main", "/alice/m.git/info/lfs/objects/batch" })
        {
            foreach (var body in new[] { "", "[", "[]", "\"x\"", "null" })
            {
                using var answer = await hub.SendAsync(HttpMethod.Post, address, new StringContent(body));
                Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{address} with '{body}': {(int)answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task A_clients_own_number_of_a_request_comes_back()
    {
        await using var hub = await StartAsync();
        using var answer = await hub.GetAsync("/api/models/alice/none", "X-Amzn-Trace-Id: 4d3f-11");
        Assert.Equal("4d3f-11", answer.Headers.GetValues("X-Request-Id").Single());
        using var odd = await hub.GetAsync("/api/models/alice/none", "X-Request-Id: a b<script>");
        Assert.Matches("^[0-9a-f]{32}$", odd.Headers.GetValues("X-Request-Id").Single());
    }

    [Fact]
    public async Task Scripts_of_other_pages_may_ask()
    {
        await using var hub = await StartAsync();
        using var answer = await hub.GetAsync("/alice/m/resolve/main/a.txt", "Origin: https://example.org");
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("X-Repo-Commit", string.Join(',', answer.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
        using var before = await hub.SendAsync(null, HttpMethod.Options, "/api/models/alice/m/commit/main", null, "Origin: https://example.org", "Access-Control-Request-Method: POST");
        Assert.Equal(HttpStatusCode.NoContent, before.StatusCode);
        Assert.Contains("Authorization", string.Join(',', before.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.Ordinal);
    }

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"), ("sub/b.txt", "2"));
        await hub.CreateAsync("hidden", new { visibility = "private" });
        await hub.CreateAsync("gated");
        await hub.CommitAsync("alice/gated", "main", ("a.txt", "1"));
        (await hub.SendAsync(HttpMethod.Put, "/api/models/alice/gated/settings", new { gated = "auto" })).EnsureSuccessStatusCode();
        return hub;
    }
}
