using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Linnet.Hub.Limits;

namespace Linnet.Hub.Tests.Clients;

/// <summary>The calls of Python's <c>huggingface_hub</c>, each with a hub of its own.</summary>
internal static partial class PythonCalls
{
    private static readonly byte[] Config = Encoding.UTF8.GetBytes("{}");
    private static readonly byte[] Card = Encoding.UTF8.GetBytes("---\nlicense: mit\nlanguage: en\n---\n# M\n");
    private static readonly byte[] Weights = RandomBytes.Of(700_000, 1);

    internal static IReadOnlyList<ClientCall> All { get; } =
    [
        Of(Operations.WhoAmI, "whoami", async python =>
        {
            var me = await python.GetAsync("/api/whoami-v2");
            Assert.Equal(("alice", "write", "laptop"), ((string?)me["name"], (string?)me["auth"]!["accessToken"]!["role"], (string?)me["auth"]!["accessToken"]!["displayName"]));
        }),
        Of(Operations.Create, "create_repo, exist_ok", async python =>
        {
            Assert.Equal("alice/new", await python.CreateAsync("new", "private"));
            using var again = await python.SendAsync(HttpMethod.Post, "/api/repos/create", new { name = "new", organization = (string?)null, visibility = "private" });
            Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
            Assert.Equal($"{python.Hub.Address}/alice/new", (string?)JsonNode.Parse(await again.Content.ReadAsStringAsync())!["url"]);
        }),
        Of(Operations.Access, "repo_exists, auth_check", async python =>
        {
            await python.GetAsync("/api/models/alice/m");
            await RefusedAsync(python, HttpMethod.Get, "/api/models/alice/none", 404, "RepoNotFound");
            await python.GetAsync("/api/models/alice/m/auth-check");
            await python.GetAsync("/api/models/alice/m/auth-check/write");
            await RefusedAsync(new PythonClient(python.Hub, python.Hub.Bob), HttpMethod.Get, "/api/models/alice/m/auth-check/write", 403, null);
        }),
        Of(Operations.Settings, "update_repo_settings, move_repo, delete_repo", async python =>
        {
            await python.JsonAsync(HttpMethod.Put, "/api/models/alice/m/settings", new { visibility = "private", gated = "auto" });
            var info = await python.GetAsync("/api/models/alice/m");
            Assert.Equal((true, "auto"), ((bool)info["private"]!, (string?)info["gated"]));
            (await python.SendAsync(HttpMethod.Post, "/api/repos/move", new { fromRepo = "alice/m", toRepo = "alice/n", type = "model" })).EnsureSuccessStatusCode();
            Assert.Equal(Config, await python.DownloadAsync("alice/m", "config.json"));
            (await python.SendAsync(HttpMethod.Delete, "/api/repos/delete", new { name = "n", organization = "alice", type = "model" })).EnsureSuccessStatusCode();
            await RefusedAsync(python, HttpMethod.Delete, "/api/repos/delete", 404, "RepoNotFound", new { name = "n", organization = "alice", type = "model" });
        }),
        Of(Operations.List, "list_models", async python =>
        {
            foreach (var name in new[] { "a", "b" }) await python.UploadAsync(await python.CreateAsync(name), new Dictionary<string, byte[]> { ["README.md"] = Card });
            var names = new List<string>();
            for (var address = "/api/models?filter=license%3Amit&author=alice&sort=createdAt&limit=1&full=true&cardData=True&expand=tags&expand=downloads"; address is not null;)
            {
                using var answer = await python.SendAsync(HttpMethod.Get, address);
                names.AddRange((await HubHost.JsonAsync(answer)).AsArray().Select(model => (string)model!["id"]!));
                address = answer.Headers.TryGetValues("Link", out var links) ? NextPage().Match(links.Single()).Groups[1].Value : null;
            }

            Assert.Equal(["alice/b", "alice/a", "alice/m"], names);
        }),
        Of(Operations.Describe, "model_info, files_metadata", async python =>
        {
            var info = await python.GetAsync("/api/models/alice/m/revision/main?blobs=true");
            Assert.Matches("^[0-9a-f]{40}$", (string)info["sha"]!);
            var sibling = info["siblings"]!.AsArray().Single(file => (string?)file!["rfilename"] == "sub/model.safetensors")!;
            Assert.Equal((Weights.Length, 64), ((int)sibling["size"]!, ((string)sibling["lfs"]!["sha256"]!).Length));
        }),
        Of(Operations.Trees, "list_repo_tree, list_repo_files", async python =>
        {
            Assert.Equal(
                [".gitattributes", "README.md", "config.json", "empty.txt", "sub/model.safetensors"],
                (await python.GetAsync("/api/models/alice/m/tree/main?recursive=True&expand=False")).AsArray().Where(entry => (string?)entry!["type"] == "file").Select(entry => (string)entry!["path"]!));
            Assert.Single((await python.GetAsync("/api/models/alice/m/tree/main/sub%2F")).AsArray());
            await RefusedAsync(python, HttpMethod.Get, "/api/models/alice/m/tree/main/additional_chat_templates?recursive=False&expand=False", 404, "EntryNotFound");
        }),
        Of(Operations.Paths, "get_paths_info", async python =>
        {
            using var form = new FormUrlEncodedContent([new("paths", "config.json"), new("paths", "sub"), new("paths", "none"), new("expand", "True")]);
            var entries = (await HubHost.JsonAsync(await python.SendAsync(HttpMethod.Post, "/api/models/alice/m/paths-info/main", form))).AsArray();
            Assert.Equal(["config.json", "sub"], entries.Select(entry => (string)entry!["path"]!));
            Assert.NotNull(entries[0]!["lastCommit"]!["id"]);
        }),
        Of(Operations.Exists, "file_exists", async python =>
        {
            using var there = await python.SendAsync(HttpMethod.Head, "/alice/m/resolve/main/config.json", null, "Accept-Encoding: identity");
            Assert.Equal(HttpStatusCode.OK, there.StatusCode);
            using var missing = await python.SendAsync(HttpMethod.Head, "/alice/m/resolve/main/none.json", null, "Accept-Encoding: identity");
            Assert.Equal((HttpStatusCode.NotFound, "EntryNotFound"), (missing.StatusCode, missing.Headers.GetValues("X-Error-Code").Single()));
            Assert.Matches("^[0-9a-f]{40}$", missing.Headers.GetValues("X-Repo-Commit").Single());
        }),
        Of(Operations.Fetch, "hf_hub_download, resumed", async python =>
        {
            Assert.Equal(Config, await python.DownloadAsync("alice/m", "config.json"));
            Assert.Equal(Weights, await python.DownloadAsync("alice/m", "sub/model.safetensors"));
            Assert.Empty(await python.DownloadAsync("alice/m", "empty.txt"));
            using var rest = await python.SendAsync(HttpMethod.Get, "/alice/m/resolve/main/sub/model.safetensors", null, "Range: bytes=65536-");
            Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
            Assert.Equal(Weights[65536..], await rest.Content.ReadAsByteArrayAsync());
        }),
        Of(Operations.FetchAll, "snapshot_download", async python =>
        {
            var files = await python.SnapshotAsync("alice/m");
            Assert.Equal([".gitattributes", "README.md", "config.json", "empty.txt", "sub/model.safetensors"], files.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(Weights, files["sub/model.safetensors"]);
        }),
        Of(Operations.Send, "upload_folder, upload_file, again without work", async python =>
        {
            var files = new Dictionary<string, byte[]> { ["README.md"] = Card, ["empty.bin"] = [], ["model.safetensors"] = RandomBytes.Of(300_000, 2), ["sub dir/中.txt"] = [65] };
            var repository = await python.CreateAsync("sent");
            Assert.NotNull(await python.UploadAsync(repository, files));
            Assert.Null(await python.UploadAsync(repository, files));
            Assert.NotNull(await python.UploadAsync(repository, new Dictionary<string, byte[]> { ["one.txt"] = [66] }));
            foreach (var (path, bytes) in files) Assert.Equal(bytes, await python.DownloadAsync(repository, path));
        }),
        Of(Operations.Xet, "upload_folder, upload_folder(create_pr=True)", "1.20.1", async python =>
        {
            var files = new Dictionary<string, byte[]> { ["model.safetensors"] = RandomBytes.Of(300_000, 3) };
            Assert.NotNull(await python.UploadAsync("alice/m", files));
            Assert.Null(await python.UploadAsync("alice/m", files));

            // A pull request is begun first; each of its commits may come twice.
            var number = (long)(await python.PostAsync("/api/models/alice/m/discussions", new { title = "Upload", description = "d", pullRequest = true }))["num"]!;
            Assert.Equal("draft", (string?)(await python.GetAsync($"/api/models/alice/m/discussions/{number}?diff=1"))["status"]);
            var line = new { key = "file", value = new { content = "QQ==", path = "part.txt", encoding = "base64" } };
            var first = (string?)(await python.CommitAsync("alice/m", $"refs/pr/{number}", [line]))["commitOid"];
            Assert.Equal(first, (string?)(await python.CommitAsync("alice/m", $"refs/pr/{number}", [line]))["commitOid"]);
            Assert.Equal("A"u8.ToArray(), await python.DownloadAsync("alice/m", "part.txt", $"refs/pr/{number}"));
        }),
        Of(Operations.Parent, "create_commit(parent_commit=…)", async python =>
        {
            var head = (string)(await python.GetAsync("/api/models/alice/m"))["sha"]!;
            var line = new { key = "file", value = new { content = "QQ==", path = "a.txt", encoding = "base64" } };
            await python.CommitAsync("alice/m", "main", [line], head[..10]);
            await Assert.ThrowsAnyAsync<Exception>(() => python.CommitAsync("alice/m", "main", [line], head));
            Assert.Equal("A"u8.ToArray(), await python.DownloadAsync("alice/m", "a.txt"));
        }),
        Of(Operations.Delete, "create_commit: copy, delete_file, delete_folder", async python =>
        {
            var oid = (string?)(await python.GetAsync("/api/models/alice/m/tree/main/sub")).AsArray().Single()!["lfs"]!["oid"];
            await python.CommitAsync("alice/m", "main",
            [
                new { key = "lfsFile", value = new { path = "copy.safetensors", algo = "sha256", oid } }, new { key = "deletedFile", value = new { path = "config.json" } }, new { key = "deletedFolder", value = new { path = "sub/" } },
            ]);
            Assert.Equal([".gitattributes", "README.md", "copy.safetensors", "empty.txt"], (await python.SnapshotAsync("alice/m")).Keys.Order(StringComparer.Ordinal));
        }),
        Of(Operations.Delete, "list_lfs_files, permanently_delete_lfs_files", async python =>
        {
            var file = Assert.Single((await python.GetAsync("/api/models/alice/m/lfs-files")).AsArray())!;
            Assert.Equal(("sub/model.safetensors", Weights.Length, "refs/heads/main"), ((string)file["filename"]!, (int)file["size"]!, (string)file["ref"]!));
            Assert.Equal((string?)file["fileOid"], (string?)file["oid"]);
            Assert.True(DateTimeOffset.TryParse((string)file["pushedAt"]!, out _));
            await python.PostAsync("/api/models/alice/m/lfs-files/batch", new { deletions = new { sha = new[] { (string)file["fileOid"]! }, rewriteHistory = true } });
            Assert.Empty((await python.GetAsync("/api/models/alice/m/lfs-files")).AsArray());
            Assert.Equal([".gitattributes", "README.md", "config.json", "empty.txt"], (await python.SnapshotAsync("alice/m")).Keys.Order(StringComparer.Ordinal));
            await RefusedAsync(python, HttpMethod.Post, "/api/models/alice/m/lfs-files/batch", 404, "EntryNotFound", new { deletions = new { sha = new[] { (string)file["fileOid"]! }, rewriteHistory = true } });
            await RefusedAsync(python, HttpMethod.Post, "/api/models/alice/m/lfs-files/batch", 400, null, new { deletions = new { sha = new[] { (string)file["fileOid"]! }, rewriteHistory = false } });
        }),
        Of(Operations.History, "list_repo_commits", async python =>
        {
            var commits = (await python.GetAsync("/api/models/alice/m/commits/main")).AsArray();
            Assert.Equal(["Upload folder using huggingface_hub", "Initial commit"], commits.Select(commit => (string)commit!["title"]!));
            Assert.Equal("alice", (string?)commits[0]!["authors"]![0]!["user"]);
        }),
        Of(Operations.History, "super_squash_history", async python =>
        {
            await python.PostAsync("/api/models/alice/m/super-squash/main", new { message = "All in one" });
            Assert.Equal(["All in one"], (await python.GetAsync("/api/models/alice/m/commits/main")).AsArray().Select(commit => (string)commit!["title"]!));
            Assert.Equal(5, (await python.SnapshotAsync("alice/m")).Count);
        }),
        Of(Operations.Refs, "create_branch, create_tag, list_repo_refs, delete_branch, delete_tag", async python =>
        {
            await python.PostAsync("/api/models/alice/m/branch/feature%2Fx", new { });
            await python.PostAsync("/api/models/alice/m/tag/main", new { tag = "v1", message = "first" });
            await RefusedAsync(python, HttpMethod.Post, "/api/models/alice/m/tag/main", 409, null, new { tag = "v1" });
            var refs = await python.GetAsync("/api/models/alice/m/refs?include_prs=1");
            Assert.Equal(["feature/x", "main"], refs["branches"]!.AsArray().Select(item => (string)item!["name"]!).Order(StringComparer.Ordinal));
            Assert.Equal("refs/tags/v1", (string?)refs["tags"]![0]!["ref"]);
            Assert.Empty(refs["converts"]!.AsArray());
            Assert.Empty(refs["pullRequests"]!.AsArray());
            Assert.Equal(Config, await python.DownloadAsync("alice/m", "config.json", "feature/x"));
            await python.JsonAsync(HttpMethod.Delete, "/api/models/alice/m/branch/feature%2Fx");
            await python.JsonAsync(HttpMethod.Delete, "/api/models/alice/m/tag/v1");
        }),
        Of(Operations.Cards, "ModelCard.load, validation before a commit", async python =>
        {
            Assert.Equal(Card, await python.DownloadAsync("alice/m", "README.md"));
            using var wrong = await python.SendAsync(HttpMethod.Post, "/api/validate-yaml", new { content = "---\nlicense: [\n---\n", repoType = "model" });
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
            Assert.NotEmpty(JsonNode.Parse(await wrong.Content.ReadAsStringAsync())!["errors"]!.AsArray());
        }),
        Of(Operations.Discussions, "create_discussion, comment, rename, status, create_pull_request, upload_file(create_pr=True), merge", async python =>
        {
            const string Discussions = "/api/models/alice/m/discussions";
            var bob = new PythonClient(python.Hub, python.Hub.Bob);
            Assert.Equal(1, (int)(await bob.PostAsync(Discussions, new { title = "Why?", description = "d", pullRequest = false }))["num"]!);
            Assert.Equal("so", (string?)(await python.PostAsync($"{Discussions}/1/comment", new { comment = "so" }))["newMessage"]!["data"]!["latest"]!["raw"]);
            Assert.Equal("Because", (string?)(await python.PostAsync($"{Discussions}/1/title", new { title = "Because" }))["newTitle"]!["data"]!["to"]);
            Assert.Equal("closed", (string?)(await python.PostAsync($"{Discussions}/1/status", new { status = "closed" }))["newStatus"]!["data"]!["status"]);
            var proposed = await bob.UploadAsync("alice/m", new Dictionary<string, byte[]> { ["b.txt"] = [66] }, createsProposal: true);
            Assert.EndsWith("/discussions/2", (string?)proposed!["pullRequestUrl"], StringComparison.Ordinal);
            await python.PostAsync($"{Discussions}/2/merge", new { comment = "thanks" });
            Assert.Equal([66], await python.DownloadAsync("alice/m", "b.txt"));
            var all = await python.GetAsync($"{Discussions}?p=0&type=&status=&author=");
            Assert.Equal((2, 0), ((int)all["count"]!, (int)all["start"]!));
            Assert.Equal("merged", (string?)(await python.GetAsync($"{Discussions}/2?diff=1"))["status"]);
        }),
        Of(Operations.Gated, "list_pending_access_requests, accept_access_request, grant_access", async python =>
        {
            await python.JsonAsync(HttpMethod.Put, "/api/models/alice/m/settings", new { gated = "manual" });
            var bob = new PythonClient(python.Hub, python.Hub.Bob);
            await RefusedAsync(bob, HttpMethod.Head, "/alice/m/resolve/main/config.json", 403, "GatedRepo");
            await RefusedAsync(new PythonClient(python.Hub, null), HttpMethod.Head, "/alice/m/resolve/main/config.json", 401, "GatedRepo");
            (await bob.SendAsync(HttpMethod.Post, "/alice/m/ask-access")).EnsureSuccessStatusCode();
            Assert.Equal("bob", (string?)(await python.GetAsync("/api/models/alice/m/user-access-request/pending"))[0]!["user"]!["user"]);
            await python.PostAsync("/api/models/alice/m/user-access-request/handle", new { user = "bob", status = "accepted" });
            Assert.Equal(Config, await bob.DownloadAsync("alice/m", "config.json"));
            await python.PostAsync("/api/models/alice/m/user-access-request/grant", new { user = "root" });
        }),
        Of(Operations.Errors, "RepositoryNotFoundError, RevisionNotFoundError, EntryNotFoundError, BadRequestError, waiting after 429", async python =>
        {
            var nobody = new PythonClient(python.Hub, null);
            await RefusedAsync(python, HttpMethod.Head, "/alice/none/resolve/main/x", 404, "RepoNotFound");
            await RefusedAsync(nobody, HttpMethod.Head, "/alice/none/resolve/main/x", 401, "RepoNotFound");
            await RefusedAsync(python, HttpMethod.Head, "/alice/m/resolve/none/x", 404, "RevisionNotFound");
            await RefusedAsync(python, HttpMethod.Head, "/alice/m/resolve/main/x", 404, "EntryNotFound");
            await RefusedAsync(python, HttpMethod.Post, "/api/models/alice/m/tag/main", 400, null, new { });
            await RefusedAsync(new PythonClient(python.Hub, "hf_nobody"), HttpMethod.Get, "/api/whoami-v2", 401, null);
            await using var narrow = await HubHost.StartAsync(options => options with { Limits = new HubLimits { Reads = new RateLimit(1, TimeSpan.FromSeconds(60)), ExemptsLocal = false } });
            var second = new PythonClient(narrow, narrow.Alice);
            await second.GetAsync("/api/models");
            using var refused = await second.SendAsync(HttpMethod.Get, "/api/models");
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.InRange(int.Parse(Wait().Match(refused.Headers.GetValues("RateLimit").Single()).Groups["t"].Value, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
            Assert.Matches(@"q\s*=\s*\d+.*?w\s*=\s*\d+", refused.Headers.GetValues("RateLimit-Policy").Single());
        }),
    ];

    private static ClientCall Of(string operation, string name, Func<PythonClient, Task> run) => Of(operation, name, "1.19.0", run);

    /// <summary>A call by Alice to a hub with her model <c>alice/m</c>, which was uploaded by the same client.</summary>
    private static ClientCall Of(string operation, string name, string version, Func<PythonClient, Task> run) => new(operation, name, async () =>
    {
        await using var hub = await HubHost.StartAsync();
        var python = new PythonClient(hub, hub.Alice, version);
        await python.UploadAsync(
            await python.CreateAsync("m"), new Dictionary<string, byte[]> { ["README.md"] = Card, ["config.json"] = Config, ["empty.txt"] = [], ["sub/model.safetensors"] = Weights });
        await run(python);
    });

    private static async Task RefusedAsync(PythonClient python, HttpMethod method, string address, int status, string? code, object? body = null)
    {
        using var answer = await python.SendAsync(method, address, body);
        Assert.Equal((status, code), ((int)answer.StatusCode, answer.Headers.TryGetValues("X-Error-Code", out var codes) ? codes.Single() : null));
        Assert.NotEmpty(answer.Headers.GetValues("X-Request-Id").Single());
        if (method != HttpMethod.Head) Assert.NotEmpty((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!);
    }

    [GeneratedRegex("^<(https?://[^>]+)>; rel=\"next\"$")]
    private static partial Regex NextPage();

    /// <summary>As the client reads it.</summary>
    [GeneratedRegex("\"(?<resource>\\w+)\"\\s*;\\s*r\\s*=\\s*(?<r>\\d+)\\s*;\\s*t\\s*=\\s*(?<t>\\d+)")]
    private static partial Regex Wait();
}
