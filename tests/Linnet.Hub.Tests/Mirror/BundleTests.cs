using System.Text;
using Linnet.Hub.Access;
using Linnet.Hub.Maintenance;
using Linnet.Hub.Mirror;
using Linnet.Hub.Mirror.Bundles;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Mirror;

/// <summary>Repositories carried from one hub to another as one file.</summary>
public sealed class BundleTests : IDisposable
{
    private static readonly byte[] Weights = RandomBytes.Of(2_500_000, 1);

    private readonly TemporaryFolder _folder = new();

    private string First => _folder.File("first.linnetbundle");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_repository_arrives_with_its_history_and_again_changes_nothing()
    {
        using var from = await SourceAsync();
        using var to = await TestHub.OpenAsync();
        await ExportAsync(from, First, null, "alice/mine", "alice/second");
        var outcomes = await ImportAsync(to, First);
        Assert.Equal([("alice/mine", true, 3, 2), ("alice/second", true, 1, 1)], outcomes.Select(outcome => (outcome.Repository, outcome.IsNew, outcome.Commits, outcome.Refs)));
        var name = new RepositoryName(RepositoryKind.Model, "alice", "mine");
        Assert.Equal((await from.RevisionAsync(name)).Commit, (await to.RevisionAsync(name)).Commit);
        Assert.Equal((await from.RevisionAsync(name, "v1")).Tree, (await to.RevisionAsync(name, "v1")).Tree);
        Assert.Equal("second", await to.TextAsync(name, "notes/b.txt"));
        var row = await to.Services.Access.OpenAsync(to.Root, name, Verb.Read, default);
        Assert.Equal((Visibility.Private, "text-classification"), (row.Visibility, row.PipelineTag));
        Assert.Empty(await HubAdministration.CheckAsync(Options(to), readsBytes: true));

        var again = await ImportAsync(to, First);
        Assert.All(again, outcome => Assert.Equal((false, 0, 0), (outcome.IsNew, outcome.Commits, outcome.Refs)));
        await ExportAsync(from, _folder.File("again"), null, "alice/mine", "alice/second");
        Assert.Equal(await File.ReadAllBytesAsync(First), await File.ReadAllBytesAsync(_folder.File("again")));
    }

    [Fact]
    public async Task What_the_reader_has_can_be_left_out()
    {
        using var from = await SourceAsync();
        using var to = await TestHub.OpenAsync();
        await ExportAsync(from, First, null, "alice/mine");
        await ImportAsync(to, First);
        var name = new RepositoryName(RepositoryKind.Model, "alice", "mine");
        var commit = await from.CommitAsync(name, ("notes/c.txt", "third"));
        foreach (var since in new[] { First, "v1" })
        {
            await ExportAsync(from, _folder.File("next"), since, "alice/mine");
            Assert.InRange(new FileInfo(_folder.File("next")).Length, 1, 100_000);
        }

        using var empty = await TestHub.OpenAsync();
        Assert.Contains("neither in it nor", (await Assert.ThrowsAsync<DataFormatException>(() => ImportAsync(empty, _folder.File("next")))).Message, StringComparison.Ordinal);
        Assert.Empty(await empty.Services.List.FindAsync(empty.Root, new RepositoryQuery(RepositoryKind.Model) { Take = 10 }, default));
        await ImportAsync(to, _folder.File("next"));
        Assert.Equal(commit.Commit, (await to.RevisionAsync(name)).Commit);
        Assert.Empty(await HubAdministration.CheckAsync(Options(to), readsBytes: true));
    }

    [Fact]
    public async Task Unknown_owners_become_organisations_and_known_ones_may_take_them()
    {
        using var from = await SourceAsync();
        await from.Services.Accounts.CreateOrganizationAsync(from.Alice, "acme", null, default);
        await from.Services.Repositories.MoveAsync(
            (await from.AddUserAsync("alice", false, TokenRole.Write)), new RepositoryName(RepositoryKind.Model, "alice", "second"), new RepositoryName(RepositoryKind.Model, "acme", "second"), default);
        await ExportAsync(from, First, null, "acme/second");
        using var to = await TestHub.OpenAsync();
        Assert.Equal("acme/second", (await ImportAsync(to, First)).Single().Repository);
        Assert.Equal(AccountKind.Organization, (await to.Services.Accounts.FindAsync("acme", default))!.Kind);
        Assert.Equal("bob/second", (await HubBundles.ImportAsync(Options(to), First, "bob")).Single().Repository);
    }

    [Fact]
    public async Task Two_histories_are_not_mixed()
    {
        using var from = await SourceAsync();
        using var to = await TestHub.OpenAsync();
        await ExportAsync(from, First, null, "alice/mine", "alice/second");
        await ImportAsync(to, First);
        var second = new RepositoryName(RepositoryKind.Model, "alice", "second");
        var theirs = await to.CommitAsync(second, ("there.txt", "there"));
        await from.CommitAsync(second, ("here.txt", "here"));
        await from.CommitAsync(new RepositoryName(RepositoryKind.Model, "alice", "mine"), ("here.txt", "here"));
        var before = (await to.RevisionAsync(new RepositoryName(RepositoryKind.Model, "alice", "mine"))).Commit;
        await ExportAsync(from, First, null, "alice/mine", "alice/second");
        Assert.Contains("neither comes after the other", (await Assert.ThrowsAsync<RefusedException>(() => ImportAsync(to, First))).Message, StringComparison.Ordinal);
        Assert.Equal(theirs.Commit, (await to.RevisionAsync(second)).Commit);
        Assert.Equal(before, (await to.RevisionAsync(new RepositoryName(RepositoryKind.Model, "alice", "mine"))).Commit);
    }

    [Fact]
    public async Task Damage_anywhere_is_noticed_and_leaves_nothing()
    {
        using var from = await SourceAsync();
        await ExportAsync(from, First, null, "alice/second");
        var bytes = await File.ReadAllBytesAsync(First);
        var commit = (await from.RevisionAsync(new RepositoryName(RepositoryKind.Model, "alice", "second"))).Commit;
        using var to = await TestHub.OpenAsync();
        foreach (var length in new[] { 0, 100, 512, bytes.Length / 3, bytes.Length / 2, bytes.Length - 2048 }) await RefusedAsync(bytes[..length]);
        for (var i = 0; i < 60; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[(int)((long)bytes.Length * i / 60) + (7 * i % 40)] ^= 0x55;
            await File.WriteAllBytesAsync(_folder.File("damaged"), damaged);
            try
            {
                // What an archive does not use may be anything.
                await ImportAsync(to, _folder.File("damaged"));
                Assert.Equal(commit, (await to.RevisionAsync(new RepositoryName(RepositoryKind.Model, "alice", "second"))).Commit);
                await to.Services.Repositories.DeleteAsync(to.Root, new RepositoryName(RepositoryKind.Model, "alice", "second"), default);
            }
            catch (LinnetException)
            {
                Assert.Empty(await to.Services.List.FindAsync(to.Root, new RepositoryQuery(RepositoryKind.Model) { Take = 10 }, default));
            }
        }

        async Task RefusedAsync(byte[] content)
        {
            await File.WriteAllBytesAsync(_folder.File("cut"), content);
            await Assert.ThrowsAsync<DataFormatException>(() => ImportAsync(to, _folder.File("cut")));
            Assert.Empty(await to.Services.List.FindAsync(to.Root, new RepositoryQuery(RepositoryKind.Model) { Take = 10 }, default));
        }
    }

    [Fact]
    public async Task A_bundle_reaches_nothing_of_other_repositories()
    {
        using var from = await SourceAsync();
        await ExportAsync(from, First, null, "alice/mine");
        using var to = await TestHub.OpenAsync();
        await ImportAsync(to, First);

        // The same commits, but the files of the private repository are only named.
        await ExportAsync(from, First, First, "alice/mine");
        await File.WriteAllBytesAsync(_folder.File("named"), await File.ReadAllBytesAsync(First));
        var error = await Assert.ThrowsAsync<DataFormatException>(() => HubBundles.ImportAsync(Options(to), _folder.File("named"), "bob"));
        Assert.Contains("neither in it nor here", error.Message, StringComparison.Ordinal);
    }

    private static HubOptions Options(TestHub hub) => hub.Options;

    private static Task<long> ExportAsync(TestHub hub, string file, string? since, params string[] names) => HubBundles.ExportAsync(Options(hub), names, file, since);

    private static Task<IReadOnlyList<BundleOutcome>> ImportAsync(TestHub hub, string file) => HubBundles.ImportAsync(Options(hub), file, null);

    private static async Task<TestHub> SourceAsync()
    {
        var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("mine", Visibility.Private);
        await hub.CommitAsync(
            hub.Alice, name, "main", null, await hub.PutAsync("model.safetensors", Weights),
            await hub.PutAsync("README.md", Encoding.UTF8.GetBytes("---\npipeline_tag: text-classification\n---\n")), await hub.PutAsync("notes/a.txt", [1, 2, 3]));
        await hub.Services.Refs.CreateTagAsync(hub.Alice, name, "main", "v1", "First", default);
        await hub.CommitAsync(name, ("notes/b.txt", "second"));
        await hub.CreateAsync("second");
        return hub;
    }
}
