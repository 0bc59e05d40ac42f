using System.Net;
using Linnet.Hub.Tests.Diff;
using Linnet.Signing;

namespace Linnet.Hub.Tests.Pages.Origin;

public sealed class OriginPagesTests
{
    [Fact]
    public async Task What_differs_is_shown_in_both_languages()
    {
        await using var hub = await StartAsync();
        await hub.CommitAsync("alice/m", "main", ("README.md", "---\nlicense: apache-2.0\n---\n<script>alert(1)</script>\n"), ("config.json", "{\"size\":2}"));
        await PutAsync(hub, "model.safetensors", TensorFile.Of(("a<b>", "F32", [2], TensorFile.F32(1, 3))));
        using var browser = new Browser(hub.Address);
        Assert.Contains("list=\"revisions\"", await browser.GetAsync("/alice/m/compare"), StringComparison.Ordinal);
        var page = await browser.GetAsync("/alice/m/compare?base=v1.0.0&head=main");
        Assert.Equal("/alice/m/compare/v1.0.0..main", browser.Place);
        Assert.Contains("<code>a&lt;b&gt;</code>", page, StringComparison.Ordinal);
        Assert.Contains("50 %", page, StringComparison.Ordinal);
        Assert.Contains("from mit to apache-2.0", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<[^>]+\s(style|on[a-z]+)=", page);
        Assert.Contains("由 mit 改为 apache-2.0", await browser.GetAsync("/alice/m/compare/v1.0.0..main?lang=zh"), StringComparison.Ordinal);
        Assert.Contains("文件完全相同", await browser.GetAsync("/alice/m/compare/main..main"), StringComparison.Ordinal);
        await browser.GetAsync("/alice/m/compare/main");
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }

    [Fact]
    public async Task Origin_is_drawn_listed_and_judged_without_telling_what_is_private()
    {
        await using var hub = await StartAsync();
        foreach (var (name, head) in new[] { ("base", "license: cc-by-nc-4.0"), ("child", "license: mit\nbase_model: alice/m"), ("secret", "license: mit\nbase_model: alice/m") })
        {
            await hub.CreateAsync(name, new { visibility = name == "secret" ? "private" : "public" });
            await hub.CommitAsync($"alice/{name}", "main", ("README.md", $"---\n{head}\n---\n"));
        }

        await hub.CommitAsync("alice/m", "main", ("README.md", "---\nlicense: mit\nbase_model: [alice/base, gone/away]\n---\n"));
        using var stranger = new Browser(hub.Address);
        var page = await stranger.GetAsync("/alice/m/origin");
        Assert.Contains("No: a clause forbids it.", page, StringComparison.Ordinal);
        Assert.Contains("<svg viewBox=", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/alice/child\"", page, StringComparison.Ordinal);
        Assert.Contains("gone/away", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
        Assert.Contains("不可以", await stranger.GetAsync("/alice/m/origin/main?lang=zh"), StringComparison.Ordinal);
        Assert.Contains("href=\"/alice/secret\"", await PageAsync(hub, hub.Alice, "/alice/m/origin"), StringComparison.Ordinal);
        await stranger.GetAsync("/alice/secret/origin");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task Versions_are_made_by_those_who_may_write()
    {
        await using var hub = await StartAsync();
        Assert.Contains("name=\"number\"", await PageAsync(hub, hub.Alice, "/alice/m/versions"), StringComparison.Ordinal);
        var (status, wrong) = await FormAsync(hub, hub.Alice, "/alice/m/versions", ("number", "1.2"), ("revision", "main"), ("notes", "<b>kept</b>"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("is no version", wrong, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;kept&lt;/b&gt;", wrong, StringComparison.Ordinal);
        (status, _) = await FormAsync(hub, hub.Alice, "/alice/m/versions", ("number", "1.10.0"), ("revision", "main"), ("notes", "Better"));
        Assert.Equal(HttpStatusCode.SeeOther, status);
        var made = await PageAsync(hub, null, "/alice/m/versions");
        Assert.True(made.IndexOf("v1.10.0", StringComparison.Ordinal) < made.IndexOf("v1.0.0", StringComparison.Ordinal));
        Assert.Contains("Better", made, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"number\"", made, StringComparison.Ordinal);
        (_, var twice) = await FormAsync(hub, hub.Alice, "/alice/m/versions", ("number", "v1.10.0"), ("revision", "main"));
        Assert.Contains("already has tags/v1.10.0", twice, StringComparison.Ordinal);
        (status, _) = await FormAsync(hub, hub.Bob, "/alice/m/versions", ("number", "9.0.0"), ("revision", "main"));
        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task A_branch_is_rolled_back_after_a_look_at_what_changes()
    {
        await using var hub = await StartAsync();
        var first = (string)(await hub.JsonAsync("/api/models/alice/m"))["sha"]!;
        var head = await hub.CommitAsync("alice/m", "main", ("config.json", "{\"size\":9}"));
        var page = await PageAsync(hub, hub.Alice, $"/alice/m/rollback/{first}?branch=main");
        Assert.Contains("config.json", page, StringComparison.Ordinal);
        Assert.Contains("Nothing is lost", page, StringComparison.Ordinal);
        Assert.Contains(head, page, StringComparison.Ordinal);
        var (status, _) = await FormAsync(hub, hub.Bob, $"/alice/m/rollback/{first}", ("branch", "main"), ("parent", head));
        Assert.Equal(HttpStatusCode.Forbidden, status);
        (status, _) = await FormAsync(hub, hub.Alice, $"/alice/m/rollback/{first}", ("branch", "main"), ("parent", first));
        Assert.Equal(HttpStatusCode.PreconditionFailed, status);
        Assert.Equal("{\"size\":9}", await hub.TextAsync("/alice/m/resolve/main/config.json"));
        (status, _) = await FormAsync(hub, hub.Alice, $"/alice/m/rollback/{first}", ("branch", "main"), ("parent", head));
        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.Equal("{\"size\":1}", await hub.TextAsync("/alice/m/resolve/main/config.json"));
    }

    [Fact]
    public async Task Keys_are_added_and_revoked_in_a_page()
    {
        await using var hub = await HubHost.StartAsync();
        using var key = SigningKey.Generate();
        var pem = key.PublicKey.WritePem().Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Contains("linnet-key-proof 1\\nuser alice\\n", await PageAsync(hub, hub.Alice, "/settings/keys"), StringComparison.Ordinal);
        var (status, wrong) = await FormAsync(hub, hub.Alice, "/settings/keys", ("name", "x"), ("publicKey", pem), ("proof", "AAAA"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("does not show that alice has the private half", wrong, StringComparison.Ordinal);
        (status, _) = await FormAsync(hub, hub.Alice, "/settings/keys", ("name", "laptop <1>"), ("publicKey", pem), ("proof", KeyProof.Create("alice", key)));
        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.Contains("laptop &lt;1&gt;", await PageAsync(hub, hub.Alice, "/settings/keys"), StringComparison.Ordinal);
        await hub.CreateAsync("m");
        Assert.DoesNotContain("signed by", await PageAsync(hub, null, "/alice/m/versions"), StringComparison.Ordinal);
        var statement = CommitStatement.TryParse(await hub.TextAsync("/api/models/alice/m/statement/main"))!;
        (await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/signatures", new { signature = CommitSignature.Create(statement, key).ToText() })).EnsureSuccessStatusCode();
        Assert.Contains("signed by alice", await PageAsync(hub, null, "/alice/m/versions"), StringComparison.Ordinal);
        var signed = (string)(await hub.JsonAsync("/api/models/alice/m"))["sha"]!;
        var unsigned = await hub.CommitAsync("alice/m", "main", ("notes.txt", "1"));
        Assert.Contains("signed by alice", await PageAsync(hub, null, $"/alice/m/commit/{signed}"), StringComparison.Ordinal);
        Assert.DoesNotContain("signed by", await PageAsync(hub, null, $"/alice/m/commit/{unsigned}"), StringComparison.Ordinal);
        Assert.Single(Marks(await PageAsync(hub, null, "/alice/m/commits/main")), mark => mark.Contains("signed by alice", StringComparison.Ordinal));
        (status, _) = await FormAsync(hub, hub.Alice, "/settings/keys/revoke", ("fingerprint", key.PublicKey.Fingerprint));
        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.NotNull(Assert.Single(await hub.Services.Keys.OfAsync("alice", default)).Revoked);
        Assert.Single(Marks(await PageAsync(hub, null, "/alice/m/commits/main")), mark => mark.Contains("signed by alice, key revoked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Histories_of_branches_lead_back_for_those_who_may_write()
    {
        await using var hub = await StartAsync();
        var first = (string)(await hub.JsonAsync("/api/models/alice/m/commits/main")).AsArray()[^1]!["id"]!;
        var head = await hub.CommitAsync("alice/m", "main", ("config.json", "{\"size\":9}"));
        var link = $"href=\"/alice/m/rollback/{first}?branch=main\"";
        var page = await PageAsync(hub, hub.Alice, "/alice/m/commits/main");
        Assert.Contains(link, page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/rollback/{head}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/rollback/", await PageAsync(hub, hub.Bob, "/alice/m/commits/main"), StringComparison.Ordinal);
        Assert.DoesNotContain("/rollback/", await PageAsync(hub, hub.Alice, "/alice/m/commits/v1.0.0"), StringComparison.Ordinal);
        Assert.DoesNotContain("/rollback/", await PageAsync(hub, hub.Alice, $"/alice/m/commits/{head}"), StringComparison.Ordinal);
    }

    /// <summary>What stands in the list of commits beside their dates.</summary>
    private static IEnumerable<string> Marks(string page) => page.Split("<ol class=\"timeline\">")[1].Split("<span class=\"mark").Skip(1).Select(part => part[..part.IndexOf("</span>", StringComparison.Ordinal)]);

    private static async Task<string> PageAsync(HubHost hub, string? token, string address)
    {
        using var answer = await hub.SendAsync(token, HttpMethod.Get, address, null, "Accept: text/html");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<(HttpStatusCode Status, string Page)> FormAsync(HubHost hub, string token, string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await hub.SendAsync(token, HttpMethod.Post, address, content, "Accept: text/html");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task PutAsync(HubHost hub, string path, byte[] bytes) =>
        (await hub.CommitLinesAsync("alice/m", "main", new { key = "file", value = new { content = Convert.ToBase64String(bytes), path, encoding = "base64" } })).EnsureSuccessStatusCode();

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("README.md", "---\nlicense: mit\n---\n"), ("config.json", "{\"size\":1}"));
        await PutAsync(hub, "model.safetensors", TensorFile.Of(("a<b>", "F32", [2], TensorFile.F32(1, 2))));
        (await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/tag/main", new { tag = "v1.0.0" })).EnsureSuccessStatusCode();
        return hub;
    }
}
