using System.Net;
using System.Text.Json.Nodes;

namespace Linnet.Hub.Tests.Protocol;

public sealed class DiscussionProtocolTests
{
    private const string Discussions = "/api/models/alice/m/discussions";

    [Fact]
    public async Task A_discussion_is_begun_commented_renamed_and_closed()
    {
        await using var hub = await StartAsync();
        Assert.Equal(1, await BeginAsync(hub, hub.Bob, "A question", "What is it?"));
        var comment = await SendAsync(hub, hub.Alice, $"{Discussions}/1/comment", new { comment = "A model." });
        Assert.Equal("A model.", (string?)comment["newMessage"]!["data"]!["latest"]!["raw"]);
        Assert.Equal("alice", (string?)comment["newMessage"]!["author"]!["name"]);
        var title = await SendAsync(hub, hub.Bob, $"{Discussions}/1/title", new { title = "An answered question" });
        Assert.Equal("A question", (string?)title["newTitle"]!["data"]!["from"]);
        var status = await SendAsync(hub, hub.Bob, $"{Discussions}/1/status", new { status = "closed", comment = "Thanks" });
        Assert.Equal("closed", (string?)status["newStatus"]!["data"]!["status"]);
        var whole = await hub.JsonAsync($"{Discussions}/1?diff=1");
        Assert.Equal("An answered question", (string?)whole["title"]);
        Assert.Equal("closed", (string?)whole["status"]);
        Assert.Equal("alice/m", (string?)whole["repo"]!["name"]);
        Assert.Equal(["comment", "comment", "comment", "status-change", "title-change"], Types(whole).Order());
        Assert.Equal("What is it?", (string?)whole["events"]![0]!["data"]!["latest"]!["raw"]);
        Assert.Null(whole["diff"]);
    }

    [Fact]
    public async Task Lists_have_filters_and_counts()
    {
        await using var hub = await StartAsync();
        await BeginAsync(hub, hub.Alice, "one", "");
        await BeginAsync(hub, hub.Bob, "two", "");
        await SendAsync(hub, hub.Bob, Discussions, new { title = "three", description = "", pullRequest = true });
        await SendAsync(hub, hub.Alice, $"{Discussions}/1/status", new { status = "closed" });
        var all = await hub.JsonAsync($"{Discussions}?p=0");
        Assert.Equal((3, 0), ((int)all["count"]!, (int)all["start"]!));
        Assert.Equal([3, 2, 1], all["discussions"]!.AsArray().Select(item => (int)item!["num"]!));
        Assert.Equal([2], await NumbersAsync(hub, "author=bob&type=discussion"));
        Assert.Equal([3], await NumbersAsync(hub, "type=pull_request"));
        Assert.Equal([3, 2], await NumbersAsync(hub, "status=open"));
        Assert.Equal([1], await NumbersAsync(hub, "status=closed"));
        Assert.Empty(await NumbersAsync(hub, "p=1"));
    }

    [Fact]
    public async Task Comments_are_changed_by_their_authors_and_hidden_by_writers_too()
    {
        await using var hub = await StartAsync();
        await BeginAsync(hub, hub.Bob, "q", "text");
        var mine = (string)(await SendAsync(hub, hub.Bob, $"{Discussions}/1/comment", new { comment = "rude" }))["newMessage"]!["id"]!;
        await RefusedAsync(HttpStatusCode.Forbidden, hub, hub.Alice, $"{Discussions}/1/comment/{mine}/edit", new { content = "x" });
        var edited = await SendAsync(hub, hub.Bob, $"{Discussions}/1/comment/{mine}/edit", new { content = "still rude" });
        Assert.True((bool)edited["updatedComment"]!["data"]!["edited"]!);
        var hidden = await SendAsync(hub, hub.Alice, $"{Discussions}/1/comment/{mine}/hide", new { });
        Assert.True((bool)hidden["updatedComment"]!["data"]!["hidden"]!);
        Assert.DoesNotContain("rude", (await hub.JsonAsync($"{Discussions}/1")).ToJsonString(), StringComparison.Ordinal);
        await RefusedAsync(HttpStatusCode.Conflict, hub, hub.Bob, $"{Discussions}/1/comment/{mine}/edit", new { content = "again" });
        await RefusedAsync(HttpStatusCode.NotFound, hub, hub.Bob, $"{Discussions}/1/comment/999/edit", new { content = "x" });
    }

    [Fact]
    public async Task Who_may_not_is_told_so()
    {
        await using var hub = await StartAsync();
        await BeginAsync(hub, hub.Alice, "q", "");
        await RefusedAsync(HttpStatusCode.Unauthorized, hub, null, $"{Discussions}/1/comment", new { comment = "x" });
        await RefusedAsync(HttpStatusCode.Forbidden, hub, hub.Bob, $"{Discussions}/1/status", new { status = "closed" });
        await RefusedAsync(HttpStatusCode.BadRequest, hub, hub.Alice, $"{Discussions}/1/status", new { status = "merged" });
        await RefusedAsync(HttpStatusCode.BadRequest, hub, hub.Alice, $"{Discussions}/1/comment", new { comment = " " });
        await RefusedAsync(HttpStatusCode.BadRequest, hub, hub.Alice, Discussions, new { description = "no title" });
        await RefusedAsync(HttpStatusCode.BadRequest, hub, hub.Alice, $"{Discussions}/1/merge", new { });
        await RefusedAsync(HttpStatusCode.NotFound, hub, hub.Alice, $"{Discussions}/7/comment", new { comment = "x" });
        (await hub.SendAsync(HttpMethod.Put, "/api/models/alice/m/settings", new { visibility = "private" })).EnsureSuccessStatusCode();
        await RefusedAsync(HttpStatusCode.NotFound, hub, hub.Bob, $"{Discussions}/1/comment", new { comment = "x" });
    }

    [Fact]
    public async Task A_stranger_proposes_a_change_and_its_owner_takes_it()
    {
        await using var hub = await StartAsync();
        var commit = await HubHost.JsonAsync(await ProposeAsync(hub, hub.Bob, File("a.txt", "better"), File("new.txt", "new")));
        Assert.Equal($"{hub.Address}/alice/m/discussions/1", (string?)commit["pullRequestUrl"]);
        Assert.Equal("1", await hub.TextAsync("/alice/m/resolve/main/a.txt"));
        Assert.Equal("better", await hub.TextAsync("/alice/m/resolve/refs%2Fpr%2F1/a.txt"));

        // Its author goes on with it, and nobody else who may not write.
        await HubHost.JsonAsync(await hub.CommitLinesAsync(hub.Bob, "alice/m", "refs/pr/1", null, new { key = "deletedFile", value = new { path = "b.txt" } }));
        var carol = await hub.AddUserAsync("carol", Linnet.Hub.Access.TokenRole.Write, isAdmin: false);
        using (var other = await hub.CommitLinesAsync(carol, "alice/m", "refs/pr/1", null, File("c.txt", "x"))) Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        using (var main = await hub.CommitLinesAsync(hub.Bob, "alice/m", "main", null, File("c.txt", "x"))) Assert.Equal(HttpStatusCode.Forbidden, main.StatusCode);

        var whole = await hub.JsonAsync($"{Discussions}/1?diff=1");
        Assert.Equal("open", (string?)whole["status"]);
        Assert.Equal("refs/heads/main", (string?)whole["changes"]!["base"]);
        Assert.Equal(["comment", "commit", "commit"], Types(whole));
        Assert.Empty(whole["filesWithConflicts"]!.AsArray());
        var diff = (string)whole["diff"]!;
        Assert.Equal(["a.txt", "b.txt", "new.txt"], diff.Split('\n').Where(line => line.StartsWith("diff --git", StringComparison.Ordinal)).Select(line => line[(line.LastIndexOf('/') + 1)..]));

        // The branch has moved on elsewhere: no conflict.
        await hub.CommitAsync("alice/m", "main", ("elsewhere.txt", "x"));
        await RefusedAsync(HttpStatusCode.Forbidden, hub, hub.Bob, $"{Discussions}/1/merge", new { });
        await SendAsync(hub, hub.Alice, $"{Discussions}/1/merge", new { comment = "Thank you" });
        Assert.Equal([".gitattributes", "a.txt", "elsewhere.txt", "new.txt"], (await hub.JsonAsync("/api/models/alice/m/tree/main")).AsArray().Select(entry => (string)entry!["path"]!));
        Assert.Equal("better", await hub.TextAsync("/alice/m/resolve/main/a.txt"));
        var merged = await hub.JsonAsync($"{Discussions}/1?diff=1");
        Assert.Equal("merged", (string?)merged["status"]);
        Assert.Equal((string?)(await hub.JsonAsync("/api/models/alice/m"))["sha"], (string?)merged["changes"]!["mergeCommitId"]);
        await RefusedAsync(HttpStatusCode.Conflict, hub, hub.Alice, $"{Discussions}/1/merge", new { });
        await RefusedAsync(HttpStatusCode.Conflict, hub, hub.Alice, $"{Discussions}/1/status", new { status = "open" });
        Assert.Equal("refs/pr/1", (string?)(await hub.JsonAsync("/api/models/alice/m/refs?include_prs=1"))["pullRequests"]![0]!["ref"]);
    }

    [Fact]
    public async Task Files_that_both_have_changed_are_a_conflict_and_nothing_is_taken()
    {
        await using var hub = await StartAsync();
        await HubHost.JsonAsync(await ProposeAsync(hub, hub.Bob, File("a.txt", "mine"), File("new.txt", "new")));
        await hub.CommitAsync("alice/m", "main", ("a.txt", "yours"));
        Assert.Equal("a.txt", (string?)(await hub.JsonAsync($"{Discussions}/1?diff=1"))["filesWithConflicts"]![0]);
        await RefusedAsync(HttpStatusCode.Conflict, hub, hub.Alice, $"{Discussions}/1/merge", new { });
        Assert.Equal("yours", await hub.TextAsync("/alice/m/resolve/main/a.txt"));
        Assert.Equal("open", (string?)(await hub.JsonAsync($"{Discussions}/1"))["status"]);
    }

    [Fact]
    public async Task Python_begins_a_draft_then_commits_to_it()
    {
        await using var hub = await StartAsync();
        var begun = await SendAsync(hub, hub.Bob, Discussions, new { title = "Upload", description = "by a client", pullRequest = true });
        Assert.Equal(1, (int)begun["num"]!);
        Assert.Equal("draft", (string?)(await hub.JsonAsync($"{Discussions}/1?diff=1"))["status"]);
        var mode = await HubHost.JsonAsync(await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/models/alice/m/preupload/refs%2Fpr%2F1", new { files = new[] { new { path = "x.txt", size = 1, sample = "eA==" } } }));
        Assert.Equal("regular", (string?)mode["files"]![0]!["uploadMode"]);
        await HubHost.JsonAsync(await hub.CommitLinesAsync(hub.Bob, "alice/m", "refs/pr/1", null, File("x.txt", "x")));
        Assert.Equal("x", await hub.TextAsync("/alice/m/resolve/refs%2Fpr%2F1/x.txt"));
    }

    [Fact]
    public async Task A_proposal_whose_commit_is_refused_leaves_nothing()
    {
        await using var hub = await StartAsync();
        using (var answer = await ProposeAsync(hub, hub.Bob, new { key = "deletedFile", value = new { path = "none.txt" } })) Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await NumbersAsync(hub, string.Empty));
        Assert.Empty((await hub.JsonAsync("/api/models/alice/m/refs?include_prs=1"))["pullRequests"]!.AsArray());
        using var nobody = await ProposeAsync(hub, null, File("x.txt", "x"));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    private static object File(string path, string text) => new { key = "file", value = new { path, content = text, encoding = "utf-8" } };

    private static IEnumerable<string> Types(JsonNode discussion) => discussion["events"]!.AsArray().Select(item => (string)item!["type"]!);

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"), ("b.txt", "2"));
        return hub;
    }

    private static async Task<int> BeginAsync(HubHost hub, string token, string title, string description) =>
        (int)(await SendAsync(hub, token, Discussions, new { title, description, pullRequest = false }))["num"]!;

    private static async Task<JsonNode> SendAsync(HubHost hub, string token, string address, object body) =>
        await HubHost.JsonAsync(await hub.SendAsync(token, HttpMethod.Post, address, body));

    private static async Task RefusedAsync(HttpStatusCode status, HubHost hub, string? token, string address, object body)
    {
        using var answer = await hub.SendAsync(token, HttpMethod.Post, address, body);
        Assert.Equal(status, answer.StatusCode);
    }

    private static async Task<List<int>> NumbersAsync(HubHost hub, string query) =>
        [.. (await hub.JsonAsync($"{Discussions}?{query}"))["discussions"]!.AsArray().Select(item => (int)item!["num"]!)];

    private static Task<HttpResponseMessage> ProposeAsync(HubHost hub, string? token, params object[] lines) =>
        hub.CommitLinesAsync(token, "alice/m", "main?create_pr=1", null, lines);
}
