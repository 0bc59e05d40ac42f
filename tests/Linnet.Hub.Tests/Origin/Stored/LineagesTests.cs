using Linnet.Hub.Access;
using Linnet.Hub.Licensing;
using Linnet.Hub.Origin;
using Linnet.Hub.Origin.Inventory;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Origin.Stored;

public sealed class LineagesTests
{
    private const string Root = "https://hub.example";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Parents_are_followed_through_the_database()
    {
        using var hub = await TestHub.OpenAsync();
        await ModelAsync(hub, "grand", "license: cc-by-nc-4.0");
        await ModelAsync(hub, "base", "license: mit\nbase_model: alice/Grand");
        await ModelAsync(hub, "fine", "license: mit\nbase_model: alice/base\nbase_model_relation: finetune\ndatasets: [alice/none]");
        var graph = await GraphAsync(hub, hub.Bob, "fine");
        Assert.Equal(["alice/fine", "alice/base", "alice/none", "alice/grand"], graph.Nodes.Select(node => node.Key.Id));
        Assert.Null(graph.Nodes[2].Record);
        Assert.Equal($"{Root}/alice/base", graph.Nodes[1].Record!.Link);
        Assert.Equal((await hub.RevisionAsync(NameOf("base"))).Commit.ToString(), graph.Nodes[1].Revision);
        var verdict = LineageVerdict.Of(graph);
        Assert.Equal(Compatibility.Conflict, verdict.Verdict);
        Assert.Contains("alice/grand", verdict.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_is_found_under_the_old_one()
    {
        using var hub = await TestHub.OpenAsync();
        await ModelAsync(hub, "base", "license: mit");
        await ModelAsync(hub, "fine", "license: mit\nbase_model: alice/base");
        await hub.Services.Repositories.MoveAsync(hub.Alice, NameOf("base"), NameOf("better"), None);
        Assert.Equal("alice/better", (await GraphAsync(hub, hub.Bob, "fine")).Nodes[1].Key.Id);
    }

    [Fact]
    public async Task What_is_private_tells_nothing_to_those_who_may_not_know()
    {
        using var hub = await TestHub.OpenAsync();
        await ModelAsync(hub, "deep", "license: gpl-3.0");
        await ModelAsync(hub, "secret", "license: cc-by-nc-4.0\nbase_model: alice/deep", Visibility.Private);
        await hub.Services.Repositories.MoveAsync(hub.Alice, NameOf("secret"), NameOf("codename"), None);
        await ModelAsync(hub, "open", "license: mit\nbase_model: alice/secret");
        await ModelAsync(hub, "hidden", "license: mit\nbase_model: alice/open", Visibility.Private);

        foreach (var stranger in new[] { hub.Bob, Caller.Anonymous })
        {
            var graph = await GraphAsync(hub, stranger, "open");
            Assert.Equal(["alice/open", "alice/secret"], graph.Nodes.Select(node => node.Key.Id));
            Assert.Null(graph.Nodes[1].Record);
            Assert.Equal(Compatibility.Unknown, LineageVerdict.Of(graph).Verdict);
            Assert.Empty(await ChildrenAsync(hub, stranger, "open"));
            Assert.DoesNotContain("codename", LineageJson.Write(graph).ToJsonString() + AttributionFile.Write(graph), StringComparison.Ordinal);
        }

        foreach (var insider in new[] { hub.Alice, hub.Root })
        {
            var graph = await GraphAsync(hub, insider, "open");
            Assert.Equal(["alice/open", "alice/codename", "alice/deep"], graph.Nodes.Select(node => node.Key.Id));
            Assert.Equal(Compatibility.Conflict, LineageVerdict.Of(graph).Verdict);
            Assert.Equal(["alice/hidden"], await ChildrenAsync(hub, insider, "open"));
        }
    }

    [Fact]
    public async Task A_deleted_parent_is_not_there()
    {
        using var hub = await TestHub.OpenAsync();
        await ModelAsync(hub, "base", "license: mit");
        await ModelAsync(hub, "fine", "license: mit\nbase_model: alice/base");
        Assert.Equal(["alice/fine"], await ChildrenAsync(hub, hub.Bob, "base"));
        await hub.Services.Repositories.DeleteAsync(hub.Alice, NameOf("base"), None);
        Assert.Null((await GraphAsync(hub, hub.Alice, "fine")).Nodes[1].Record);
    }

    [Fact]
    public async Task Each_commit_has_its_own_card_and_a_broken_one_says_nothing()
    {
        using var hub = await TestHub.OpenAsync();
        await ModelAsync(hub, "m", "license: mit");
        var first = await hub.RevisionAsync(NameOf("m"));
        await hub.CommitAsync(NameOf("m"), ("README.md", "---\nlicense: gpl-3.0\n---\n"));
        var second = await hub.RevisionAsync(NameOf("m"));
        await hub.CommitAsync(NameOf("m"), ("README.md", "---\n[\n---\n"));
        var row = await hub.Services.Access.OpenAsync(hub.Alice, NameOf("m"), Verb.Read, None);
        async Task<string?> LicenseAsync(Revision revision) => (await hub.Services.Lineages.OfAsync(hub.Alice, row, revision, Root, None)).Root.License.Expression?.ToString();
        Assert.Equal("MIT", await LicenseAsync(first));
        Assert.Equal("GPL-3.0-only", await LicenseAsync(second));
        Assert.Null(await LicenseAsync(await hub.RevisionAsync(NameOf("m"))));
        Assert.Equal("MIT", await LicenseAsync(first));
    }

    [Fact]
    public async Task A_bill_of_one_commit_is_always_the_same()
    {
        using var hub = await TestHub.OpenAsync();
        await ModelAsync(hub, "m", "license: mit\npipeline_tag: fill-mask");
        var row = await hub.Services.Access.OpenAsync(hub.Alice, NameOf("m"), Verb.Read, None);
        var revision = await hub.RevisionAsync(NameOf("m"));
        async Task<string> BillAsync() => CycloneDxWriter.Write(await hub.Services.Lineages.InventoryAsync(hub.Alice, row, revision, Root, None));
        var bill = await BillAsync();
        hub.Clock.Now += TimeSpan.FromDays(3);
        Assert.Equal(bill, await BillAsync());
        Assert.Contains("fill-mask", bill, StringComparison.Ordinal);
        Assert.Contains(revision.Commit.ToString(), bill, StringComparison.Ordinal);
    }

    private static RepositoryName NameOf(string name) => new(RepositoryKind.Model, "alice", name);

    private static async Task ModelAsync(TestHub hub, string name, string head, Visibility visibility = Visibility.Public)
    {
        await hub.CreateAsync(name, visibility);
        await hub.CommitAsync(NameOf(name), ("README.md", $"---\n{head}\n---\n"));
    }

    private static async Task<LineageGraph> GraphAsync(TestHub hub, Caller caller, string name)
    {
        var row = await hub.Services.Access.OpenAsync(caller, NameOf(name), Verb.Read, None);
        return await hub.Services.Lineages.OfAsync(caller, row, await hub.RevisionAsync(NameOf(name)), Root, None);
    }

    private static async Task<IEnumerable<string>> ChildrenAsync(TestHub hub, Caller caller, string name)
    {
        var row = await hub.Services.Access.OpenAsync(hub.Alice, NameOf(name), Verb.Read, None);
        return (await hub.Services.Lineages.ChildrenAsync(caller, row, None)).Select(child => child.Row.FullName.Id);
    }
}
