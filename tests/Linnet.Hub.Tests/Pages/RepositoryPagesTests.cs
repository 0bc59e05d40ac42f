using System.Net;
using System.Text;

namespace Linnet.Hub.Tests.Pages;

public sealed class RepositoryPagesTests
{
    private const string Card =
        """
        ---
        license: apache-2.0
        language: [en, zh]
        pipeline_tag: text-classification
        base_model: google/bert_tiny
        datasets: alice/reviews
        tags: [reviews]
        model-index:
        - name: m
          results:
          - task: {type: text-classification}
            dataset: {type: alice/reviews, name: Reviews}
            metrics: [{type: accuracy, value: 0.9123}]
        ---
        # Reviews, sorted

        See [the notes](docs/notes.md) and ![a curve](curve.png).

        | a | b |
        |---|---|
        | 1 | 2 |
        """;

    [Fact]
    public async Task A_models_page_shows_its_card_and_what_the_head_says()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("README.md", Card), ("config.json", "{}"));
        using var browser = new Browser(hub.Address);
        var page = await browser.GetAsync("/alice/m");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("<h2>Reviews, sorted</h2>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/alice/m/blob/main/docs/notes.md\"", page, StringComparison.Ordinal);
        Assert.Contains("src=\"/alice/m/resolve/main/curve.png\"", page, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", page, StringComparison.Ordinal);
        Assert.Contains("apache-2.0", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/google/bert_tiny\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/datasets/alice/reviews\"", page, StringComparison.Ordinal);
        Assert.Contains("0.9123", page, StringComparison.Ordinal);
        Assert.Contains($"git clone {hub.Address}/alice/m", page, StringComparison.Ordinal);
        Assert.Contains($"HF_ENDPOINT={hub.Address} linnet pull alice/m", page, StringComparison.Ordinal);
        Assert.DoesNotContain("license: apache", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_show_folders_files_history_and_branches()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var first = await hub.CommitAsync("alice/m", "main", ("docs/a b.md", "one\ntwo\n"), ("config.json", "{}"));
        await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/tag/main", new { tag = "v1.0" });
        await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/branch/feature%2Fx", new { });
        using var browser = new Browser(hub.Address);

        Assert.Contains("href=\"/alice/m/tree/main/docs\"", await browser.GetAsync("/alice/m/tree/main"), StringComparison.Ordinal);
        Assert.Contains("href=\"/alice/m/blob/main/docs/a%20b.md\"", await browser.GetAsync("/alice/m/tree/main/docs"), StringComparison.Ordinal);
        var file = await browser.GetAsync("/alice/m/blob/main/docs/a%20b.md");
        Assert.Contains("id=\"L2\"", file, StringComparison.Ordinal);
        Assert.Contains("<code>two</code>", file, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"L3\"", file, StringComparison.Ordinal);
        Assert.Contains("<code>two</code>", await browser.GetAsync("/alice/m/blob/feature%2Fx/docs/a%20b.md"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/alice/m/commit/{first}\"", await browser.GetAsync("/alice/m/commits/main"), StringComparison.Ordinal);
        var commit = await browser.GetAsync($"/alice/m/commit/{first}");
        Assert.Contains("docs/a b.md", commit, StringComparison.Ordinal);
        Assert.Contains("added", commit, StringComparison.Ordinal);
        var refs = await browser.GetAsync("/alice/m/refs");
        Assert.Contains("v1.0", refs, StringComparison.Ordinal);
        Assert.Contains("href=\"/alice/m/tree/feature%2Fx\"", refs, StringComparison.Ordinal);
        await browser.GetAsync("/alice/m/tree/main/docs/a%20b.md");
        Assert.Equal("/alice/m/blob/main/docs/a%20b.md", browser.Place);
        await browser.GetAsync("/alice/m/blob/main/docs");
        Assert.Equal("/alice/m/tree/main/docs", browser.Place);
    }

    [Fact]
    public async Task Files_that_are_no_text_are_shown_for_what_they_are()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        using var browser = new Browser(hub.Address);
        await browser.SignInAsync(hub.Alice);
        await browser.GetAsync("/alice/m/upload/main");
        var header = """{"embedding.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}""";
        byte[] weights = [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. new byte[24]];
        await browser.PostFilesAsync("/alice/m/upload/main", [("title", "Weights")],
        [
            ("files", "model.safetensors", weights), ("files", "broken.safetensors", [1, 2, 3]), ("files", "x.bin", [0, 1, 2]), ("files", "a.png", [0x89, 0x50]),
            ("files", "bad.txt", [0xC3, 0x28, 0x41]), ("files", "long.txt", Encoding.ASCII.GetBytes(new string('a', 600_000))),
        ]);
        Assert.Equal("/alice/m/tree/main?done=committed", browser.Place);
        var table = await browser.GetAsync("/alice/m/blob/main/model.safetensors");
        Assert.Contains("embedding.weight", table, StringComparison.Ordinal);
        Assert.Contains("2 × 3", table, StringComparison.Ordinal);
        Assert.Contains("cannot be read", await browser.GetAsync("/alice/m/blob/main/broken.safetensors"), StringComparison.Ordinal);
        Assert.Contains("no text that could be shown", await browser.GetAsync("/alice/m/blob/main/x.bin"), StringComparison.Ordinal);
        Assert.Contains("no text that could be shown", await browser.GetAsync("/alice/m/blob/main/bad.txt"), StringComparison.Ordinal);
        Assert.Contains("too long", await browser.GetAsync("/alice/m/blob/main/long.txt"), StringComparison.Ordinal);
        Assert.Contains("<img src=\"/alice/m/resolve/main/a.png\" alt=\"Picture: a.png\"", await browser.GetAsync("/alice/m/blob/main/a.png"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_in_makes_a_repository_fills_it_and_deletes_it()
    {
        await using var hub = await HubHost.StartAsync();
        using var browser = new Browser(hub.Address);
        await browser.SignInAsync(hub.Alice);
        await browser.GetAsync("/new");
        var refused = await browser.PostAsync("/new", ("kind", "model"), ("owner", "alice"), ("name", "-bad-"), ("visibility", "public"), ("license", "mit"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("cannot be a name", refused, StringComparison.Ordinal);
        await browser.PostAsync("/new", ("kind", "model"), ("owner", "alice"), ("name", "shop"), ("visibility", "private"), ("license", "mit"));
        Assert.Equal("/alice/shop?done=created", browser.Place);

        // The card: one that is wrong comes back with its text, one that is right becomes a commit.
        var edit = await browser.GetAsync("/alice/shop/edit/main/README.md");
        var parent = edit[(edit.IndexOf("name=\"parent\" value=\"", StringComparison.Ordinal) + 21)..][..40];
        var wrong = await browser.PostAsync("/alice/shop/edit/main/README.md", ("parent", parent), ("path", "README.md"), ("content", "---\nlicense: nonsense\n---\n# Kept text"));
        Assert.Contains("is unknown: use an identifier", wrong, StringComparison.Ordinal);
        Assert.Contains("# Kept text", wrong, StringComparison.Ordinal);
        var right = await browser.PostAsync("/alice/shop/edit/main/README.md", ("parent", parent), ("path", "README.md"), ("content", "---\r\nlicense: mit\r\n---\r\n# Shop\r\n"));
        Assert.Contains("<h2>Shop</h2>", right, StringComparison.Ordinal);
        Assert.Equal("---\nlicense: mit\n---\n# Shop\n", await hub.TextAsync("/alice/shop/resolve/main/README.md"));

        // On top of a commit that is not the newest any more, nothing is overwritten.
        var late = await browser.PostAsync("/alice/shop/edit/main/README.md", ("parent", parent), ("path", "README.md"), ("content", "---\nlicense: mit\n---\n# Late"));
        Assert.Contains("Somebody has committed in the meantime", late, StringComparison.Ordinal);
        Assert.Contains("# Late", late, StringComparison.Ordinal);

        await browser.PostAsync("/alice/shop/remove/main/README.md");
        Assert.DoesNotContain("blob/main/README.md", await browser.GetAsync("/alice/shop/tree/main"), StringComparison.Ordinal);

        await browser.GetAsync("/alice/shop/settings");
        await browser.PostAsync("/alice/shop/settings/name", ("owner", "alice"), ("name", "store"));
        Assert.Equal("/alice/store?done=saved", browser.Place);
        await browser.GetAsync("/alice/shop");
        Assert.Equal("/alice/store", browser.Place);
        Assert.Contains("nothing was deleted", await browser.PostAsync("/alice/store/settings/delete", ("confirm", "store")), StringComparison.Ordinal);
        await browser.PostAsync("/alice/store/settings/delete", ("confirm", "alice/store"));
        Assert.Equal("/alice?done=deleted", browser.Place);
        await browser.GetAsync("/alice/store");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task Branches_and_tags_are_made_and_deleted_on_their_page()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        using var browser = new Browser(hub.Address);
        await browser.SignInAsync(hub.Alice);
        await browser.GetAsync("/alice/m/refs");
        Assert.Contains("v1.0", await browser.PostAsync("/alice/m/refs", ("kind", "tag"), ("name", "v1.0"), ("at", "main")), StringComparison.Ordinal);
        Assert.Contains("already has", await browser.PostAsync("/alice/m/refs", ("kind", "tag"), ("name", "v1.0"), ("at", "main")), StringComparison.Ordinal);
        Assert.Contains("cannot be the name", await browser.PostAsync("/alice/m/refs", ("kind", "branch"), ("name", "a..b"), ("at", "main")), StringComparison.Ordinal);
        await browser.PostAsync("/alice/m/refs", ("kind", "branch"), ("name", "next"), ("at", "v1.0"));
        await browser.PostAsync("/alice/m/refs/delete", ("ref", "tags/v1.0"));
        var page = await browser.GetAsync("/alice/m/refs");
        Assert.Contains(">next", page.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("</svg>", ">", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("There are no tags yet", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gated_repositories_are_asked_for_and_granted_on_pages()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("README.md", "# Terms"), ("secret.txt", "the secret"));
        using var owner = new Browser(hub.Address);
        await owner.SignInAsync(hub.Alice);
        await owner.GetAsync("/alice/m/settings");
        await owner.PostAsync("/alice/m/settings/access", ("visibility", "public"), ("gating", "manual"));
        using var visitor = new Browser(hub.Address);
        await visitor.SignInAsync(hub.Bob);
        var card = await visitor.GetAsync("/alice/m");
        Assert.Contains("Ask the owner", card, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/alice/m/tree/main\"", card, StringComparison.Ordinal);
        await visitor.GetAsync("/alice/m/blob/main/secret.txt");
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        await visitor.GetAsync("/alice/m");
        Assert.Contains("has not decided yet", await visitor.PostAsync("/alice/m/access/ask"), StringComparison.Ordinal);
        Assert.Contains("Approve bob", await owner.GetAsync("/alice/m/access"), StringComparison.Ordinal);
        await owner.PostAsync("/alice/m/access/decide", ("user", "bob"), ("state", "accepted"));
        Assert.Contains("the secret", await visitor.GetAsync("/alice/m/blob/main/secret.txt"), StringComparison.Ordinal);
        await visitor.GetAsync("/alice/m/access");
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
    }

    [Fact]
    public async Task Owners_have_a_page_that_shows_what_the_visitor_may_know()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("open");
        await hub.CreateAsync("hidden", new { visibility = "private" });
        using var browser = new Browser(hub.Address);
        var page = await browser.GetAsync("/alice");
        Assert.Contains("href=\"/alice/open\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden\"><", page.Replace("class=\"hidden\"", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("/alice/hidden", page, StringComparison.Ordinal);
        await browser.SignInAsync(hub.Alice);
        Assert.Contains("href=\"/alice/hidden\"", await browser.GetAsync("/alice"), StringComparison.Ordinal);
        await browser.GetAsync("/nobody");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.GetAsync("/api/nothing");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task A_tokens_text_is_shown_once_and_withdrawing_it_shuts_it_out()
    {
        await using var hub = await HubHost.StartAsync();
        using var browser = new Browser(hub.Address);
        await browser.SignInAsync(hub.Alice);
        await browser.GetAsync("/settings/tokens");
        var page = await browser.PostAsync("/settings/tokens", ("name", "robot <b>"), ("role", "read"), ("days", "30"));
        var token = page[page.IndexOf("hf_", StringComparison.Ordinal)..][..35];
        Assert.Equal("no-store", browser.Last.Headers.CacheControl!.ToString());
        using var good = await hub.SendAsync(token, HttpMethod.Get, "/api/whoami-v2");
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        var list = await browser.GetAsync("/settings/tokens");
        Assert.DoesNotContain(token, list, StringComparison.Ordinal);
        Assert.Contains("robot &lt;b&gt;", list, StringComparison.Ordinal);
        var id = list[(list.IndexOf("name=\"id\" value=\"", StringComparison.Ordinal) + 17)..];
        await browser.PostAsync("/settings/tokens/revoke", ("id", id[..id.IndexOf('"', StringComparison.Ordinal)]));
        using var gone = await hub.SendAsync(token, HttpMethod.Get, "/api/whoami-v2");
        Assert.Equal(HttpStatusCode.Unauthorized, gone.StatusCode);
    }
}
