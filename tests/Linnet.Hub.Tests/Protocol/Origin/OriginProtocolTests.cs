using System.Net;
using System.Text.Json.Nodes;
using Linnet.Signing;

namespace Linnet.Hub.Tests.Protocol.Origin;

/// <summary>Comparisons, versions, origin, keys and signatures as clients ask for them.</summary>
public sealed class OriginProtocolTests
{
    [Fact]
    public async Task Two_revisions_are_compared_whatever_they_are_called()
    {
        await using var hub = await StartAsync();
        await PostAsync(hub, "/api/models/alice/m/branch/feature%2Fx", new { });
        await hub.CommitAsync("alice/m", "feature/x", ("a.txt", "2\n"));
        foreach (var address in new[] { "main..feature%2Fx", "main..feature/x", "refs%2Fheads%2Fmain..feature%2Fx" })
        {
            var answer = await hub.JsonAsync($"/api/models/alice/m/compare/{address}");
            Assert.True((bool)answer["isComplete"]!);
            Assert.Equal("a.txt", (string)Assert.Single(answer["files"]!.AsArray())!["path"]!);
            Assert.Equal("feature/x", (string)answer["head"]!["revision"]!);
            Assert.Matches("^[0-9a-f]{40}$", (string)answer["base"]!["commit"]!);
        }
    }

    [Theory]
    [InlineData("main", 400)]
    [InlineData("main..", 400)]
    [InlineData("..main", 400)]
    [InlineData("main...main", 400)]
    [InlineData("main..main..main", 400)]
    [InlineData("", 400)]
    [InlineData("main..none", 404)]
    public async Task What_names_no_two_revisions_is_refused(string address, int status)
    {
        await using var hub = await StartAsync();
        using var answer = await hub.GetAsync($"/api/models/alice/m/compare/{address}");
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Versions_are_listed_resolved_and_kept_in_place()
    {
        await using var hub = await StartAsync();
        foreach (var tag in new[] { "v1.2.0", "v1.10.0", "v2.0.0-rc.1" }) await PostAsync(hub, "/api/models/alice/m/tag/main", new { tag, message = $"notes of {tag}" });
        var all = (await hub.JsonAsync("/api/models/alice/m/versions")).AsArray();
        Assert.Equal(["2.0.0-rc.1", "1.10.0", "1.2.0"], all.Select(version => (string)version!["version"]!));
        Assert.Equal("notes of v1.10.0", (string)all[1]!["notes"]!);
        Assert.Equal("v1.10.0", (string)(await hub.JsonAsync("/api/models/alice/m/versions?range=%40%5E1.2"))["tag"]!);
        Assert.Equal("v1.10.0", (string)(await hub.JsonAsync("/api/models/alice/m/versions?range=latest"))["tag"]!);
        foreach (var (range, status) in new[] { ("%5E9", HttpStatusCode.NotFound), ("newest", HttpStatusCode.BadRequest) })
        {
            using var answer = await hub.GetAsync($"/api/models/alice/m/versions?range={range}");
            Assert.Equal(status, answer.StatusCode);
        }

        await hub.CommitAsync("alice/m", "main", ("a.txt", "other"));
        using var moved = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/tag/main", new { tag = "1.2.0" });
        Assert.Equal(HttpStatusCode.Conflict, moved.StatusCode);
    }

    [Fact]
    public async Task A_branch_goes_back_and_is_squashed()
    {
        await using var hub = await StartAsync();
        var first = (string)(await hub.JsonAsync("/api/models/alice/m"))["sha"]!;
        var second = await hub.CommitAsync("alice/m", "main", ("a.txt", "other"));
        using (var stale = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/rollback/main", new { commit = first, parentCommit = first })) Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using (var nothing = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/rollback/main", new { })) Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        var answer = await PostAsync(hub, "/api/models/alice/m/rollback/main", new { commit = first, parentCommit = second });
        Assert.Equal((string)(await hub.JsonAsync("/api/models/alice/m"))["sha"]!, (string)answer["commitOid"]!);
        Assert.Equal("1\n", await hub.TextAsync("/alice/m/resolve/main/a.txt"));
        await PostAsync(hub, "/api/models/alice/m/super-squash/main", new { message = "One" });
        Assert.Equal("One", (string)Assert.Single((await hub.JsonAsync("/api/models/alice/m/commits/main")).AsArray())!["title"]!);
        Assert.Equal("other", await hub.TextAsync($"/alice/m/resolve/{second}/a.txt"));
    }

    [Fact]
    public async Task Origin_attribution_and_bill_can_be_had()
    {
        await using var hub = await StartAsync();
        await hub.CreateAsync("base");
        await hub.CommitAsync("alice/base", "main", ("README.md", "---\nlicense: apache-2.0\n---\n"));
        await hub.CommitAsync("alice/m", "main", ("README.md", "---\nlicense: MIT OR Apache-2.0\nbase_model: alice/base\n---\n"));
        foreach (var address in new[] { "/api/models/alice/m/lineage", "/api/models/alice/m/lineage/main" })
        {
            var lineage = await hub.JsonAsync(address);
            Assert.Equal("allowed-with-duties", (string)lineage["compatibility"]!["verdict"]!);
            Assert.Equal(["alice/m", "alice/base"], lineage["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
        }

        Assert.Equal("alice/m", (string)(await hub.JsonAsync("/api/models/alice/base/lineage"))["children"]![0]!["id"]!);
        using var notice = await hub.GetAsync("/alice/m/attribution/main");
        Assert.Equal("text/plain", notice.Content.Headers.ContentType!.MediaType);
        Assert.Contains("alice/base", await notice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var bill = await hub.GetAsync("/alice/m/sbom/main");
        Assert.Equal("application/vnd.cyclonedx+json", bill.Content.Headers.ContentType!.MediaType);
        Assert.Equal("CycloneDX", (string)JsonNode.Parse(await bill.Content.ReadAsStringAsync())!["bomFormat"]!);
    }

    [Fact]
    public async Task A_commit_is_signed_and_whoever_reads_it_can_check()
    {
        await using var hub = await StartAsync();
        using var key = SigningKey.Generate();
        await PostAsync(hub, "/api/keys", new { name = "laptop", publicKey = key.PublicKey.WritePem(), proof = KeyProof.Create("alice", key) });
        Assert.Equal(key.PublicKey.Fingerprint, (string)(await hub.JsonAsync("/api/users/alice/keys"))[0]!["fingerprint"]!);
        Assert.Equal("laptop", (string)(await hub.JsonAsync("/api/keys"))[0]!["name"]!);
        var statement = CommitStatement.TryParse(await hub.TextAsync("/api/models/alice/m/statement/main"))!;
        var file = CommitSignature.Create(statement, key).ToText();
        Assert.Equal("verified", (string)(await PostAsync(hub, "/api/models/alice/m/signatures", new { signature = file }))["state"]!);
        using (var listed = await hub.SendAsync(null, HttpMethod.Get, "/api/models/alice/m/signatures/main"))
        {
            var signature = Assert.Single((await HubHost.JsonAsync(listed)).AsArray())!;
            Assert.Equal(("alice", "verified"), ((string)signature["user"]!, (string)signature["state"]!));
            Assert.True(SignatureCheck.Verify((string)signature["signature"]!, statement, new HashSet<string> { key.PublicKey.Fingerprint }).IsValid);
        }

        await PostAsync(hub, "/api/keys/revoke", new { fingerprint = key.PublicKey.Fingerprint });
        Assert.Equal("revoked", (string)(await hub.JsonAsync("/api/models/alice/m/signatures/main"))[0]!["state"]!);
        Assert.Equal(hub.Services.SigningKey.PublicKey.WritePem(), (string)(await hub.JsonAsync("/api/keys/hub"))["publicKey"]!);
    }

    [Theory]
    [InlineData("GET", "/api/models/alice/hidden/compare/main..main", null)]
    [InlineData("GET", "/api/models/alice/hidden/versions", null)]
    [InlineData("GET", "/api/models/alice/hidden/lineage", null)]
    [InlineData("GET", "/api/models/alice/hidden/statement/main", null)]
    [InlineData("GET", "/api/models/alice/hidden/signatures/main", null)]
    [InlineData("GET", "/alice/hidden/attribution/main", null)]
    [InlineData("GET", "/alice/hidden/sbom/main", null)]
    [InlineData("POST", "/api/models/alice/hidden/rollback/main", "{\"commit\":\"main\"}")]
    [InlineData("POST", "/api/models/alice/hidden/super-squash/main", "{}")]
    [InlineData("POST", "/api/models/alice/hidden/signatures", "{\"signature\":\"x\"}")]
    public async Task What_is_private_looks_like_nothing(string method, string address, string? body)
    {
        await using var hub = await StartAsync();
        foreach (var (token, status) in new[] { ((string?)hub.Bob, 404), (null, 401) })
        {
            foreach (var (target, content) in new[] { (address, body), (address.Replace("hidden", "nothing", StringComparison.Ordinal), body) })
            {
                using var answer = await hub.SendAsync(token, new HttpMethod(method), target, content is null ? null : new StringContent(content));
                Assert.Equal(status, (int)answer.StatusCode);
                Assert.Equal("RepoNotFound", answer.Headers.GetValues("X-Error-Code").Single());
            }
        }
    }

    [Fact]
    public async Task What_needs_consent_is_not_read_without()
    {
        await using var hub = await StartAsync();
        (await hub.SendAsync(HttpMethod.Put, "/api/models/alice/m/settings", new { gated = "auto" })).EnsureSuccessStatusCode();
        foreach (var address in new[] { "/api/models/alice/m/compare/main..main", "/api/models/alice/m/statement/main", "/alice/m/sbom/main", "/api/models/alice/m/versions" })
        {
            using var answer = await hub.SendAsync(hub.Bob, HttpMethod.Get, address);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Git_is_told_in_plain_text_why_it_is_refused()
    {
        await using var hub = await StartAsync();
        using var answer = await hub.GetAsync("/alice/nothing.git/info/refs?service=git-upload-pack");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("There is no repository alice/nothing", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_may_begin_with_an_expression()
    {
        await using var hub = await StartAsync();
        await hub.CreateAsync("both", new { license = "mit\tOR\n(apache-2.0)" });
        Assert.Equal("---\nlicense: MIT OR Apache-2.0\n---\n", await hub.TextAsync("/alice/both/resolve/main/README.md"));
        using var wrong = await hub.SendAsync(HttpMethod.Post, "/api/repos/create", new { name = "none", license = "mit\ntags: [x]" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private static async Task<JsonNode> PostAsync(HubHost hub, string address, object body) => await HubHost.JsonAsync(await hub.SendAsync(HttpMethod.Post, address, body));

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1\n"));
        await hub.CreateAsync("hidden", new { visibility = "private" });
        return hub;
    }
}
