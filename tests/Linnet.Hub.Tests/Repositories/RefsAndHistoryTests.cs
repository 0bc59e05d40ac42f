using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Stores;

namespace Linnet.Hub.Tests.Repositories;

public sealed class RefsAndHistoryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, OnFiles, OnServers]
    public async Task Branches_go_their_own_way(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        var first = await hub.CommitAsync(name, ("a.txt", "1"));
        await hub.Services.Refs.CreateBranchAsync(hub.Alice, name, "feature/x", null, isEmpty: false, overwrite: false, None);
        await hub.CommitAsync(name, "feature/x", null, ("b.txt", "2"));
        Assert.Equal([".gitattributes", "a.txt"], await hub.PathsAsync(name));
        Assert.Equal([".gitattributes", "a.txt", "b.txt"], await hub.PathsAsync(name, "feature/x"));
        Assert.Equal([".gitattributes", "a.txt", "b.txt"], await hub.PathsAsync(name, "refs/heads/feature/x"));
        Assert.Equal(first.Commit, (await hub.RevisionAsync(name, "HEAD")).Commit);
        await hub.Services.Refs.CreateBranchAsync(hub.Alice, name, "empty", null, isEmpty: true, overwrite: false, None);
        Assert.Empty(await hub.PathsAsync(name, "empty"));
        await hub.CommitAsync(name, "empty", null, ("c.txt", "3"));
        Assert.Equal(["c.txt"], await hub.PathsAsync(name, "empty"));
    }

    [Theory, OnFiles, OnServers]
    public async Task A_branch_is_not_made_twice_unless_wanted_and_main_stays(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        var first = (await hub.RevisionAsync(name)).Commit.ToString();
        await hub.CommitAsync(name, ("a.txt", "1"));
        Task Branch(string branch, string? start, bool overwrite) => hub.Services.Refs.CreateBranchAsync(hub.Alice, name, branch, start, isEmpty: false, overwrite, None);
        await Branch("b", null, overwrite: false);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => Branch("b", first, overwrite: false));
        await Branch("b", first, overwrite: true);
        Assert.Equal([".gitattributes"], await hub.PathsAsync(name, "b"));
        await RefusalAssert.IsAsync(Refusal.Conflict, () => Branch("b/c", null, overwrite: false));
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => Branch("d", "none", overwrite: false));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Services.Refs.DeleteBranchAsync(hub.Alice, name, "main", None));
        await hub.Services.Refs.DeleteBranchAsync(hub.Alice, name, "b", None);
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => hub.Services.Refs.DeleteBranchAsync(hub.Alice, name, "b", None));
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => hub.PathsAsync(name, "b"));
        Assert.NotEmpty(await hub.PathsAsync(name, first));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a..b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("-a")]
    [InlineData("a/.b")]
    [InlineData("a.lock")]
    [InlineData("HEAD")]
    [InlineData("refs/heads/a")]
    [InlineData("0123456789012345678901234567890123456789")]
    [InlineData("a:b")]
    public void Names_that_git_would_not_take_are_refused(string name) => Assert.Throws<RefusedException>(() => RefNames.Check(name));

    [Theory, OnFiles, OnServers]
    public async Task Tags_stay_where_they_were_put(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        await hub.CommitAsync(name, ("a.txt", "1"));
        await hub.Services.Refs.CreateTagAsync(hub.Alice, name, "main", "v1.0", "first", None);
        await hub.CommitAsync(name, ("a.txt", "2"));
        Assert.Equal("1", await hub.TextAsync(name, "a.txt", "v1.0"));
        await RefusalAssert.IsAsync(Refusal.Conflict, () => hub.Services.Refs.CreateTagAsync(hub.Alice, name, "main", "v1.0", null, None));
        var refs = await hub.Services.Refs.ListAsync(await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None), None);
        Assert.Equal(["heads/main", "tags/v1.0"], refs.Select(row => row.Name));
        Assert.Equal("first", refs[1].Message);
        await hub.Services.Refs.DeleteTagAsync(hub.Alice, name, "v1.0", None);
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => hub.TextAsync(name, "a.txt", "v1.0"));
    }

    [Theory, OnFiles, OnServers]
    public async Task A_commit_of_another_repository_is_no_revision(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var one = await hub.CreateAsync("one");
        var two = await hub.CreateAsync("two");
        var commit = (await hub.CommitAsync(one, ("a.txt", "1"))).Commit.ToString();
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => hub.PathsAsync(two, commit));
    }

    [Theory, OnFiles, OnServers]
    public async Task A_revision_is_found_at_the_beginning_of_a_path(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        await hub.Services.Refs.CreateBranchAsync(hub.Alice, name, "feature/x", null, isEmpty: false, overwrite: false, None);
        var row = await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None);
        async Task<(string?, int)> FindAsync(string path)
        {
            var (revision, parts) = await hub.Services.Revisions.FindAsync(row, path.Split('/'), None);
            return (revision.RefName, parts);
        }

        Assert.Equal(("heads/feature/x", 2), await FindAsync("feature/x"));
        Assert.Equal(("heads/feature/x", 2), await FindAsync("feature/x/sub/dir"));
        Assert.Equal(("heads/main", 1), await FindAsync("main/feature/x"));
        Assert.Equal(("heads/main", 3), await FindAsync("refs/heads/main/a"));
        Assert.Equal((null, 1), await FindAsync($"{(await hub.RevisionAsync(name)).Commit}/a"));
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => FindAsync("feature"));
    }

    [Theory, OnFiles, OnServers]
    public async Task History_runs_from_new_to_old_in_pages(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        for (var i = 0; i < 9; i++) await hub.CommitAsync(name, ("a.txt", $"{i}"));
        var row = await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None);
        var head = (await hub.RevisionAsync(name)).Commit;
        Assert.Equal(10, await hub.Services.History.CountAsync(row, head, None));
        var all = await hub.Services.History.ListAsync(row, head, 0, 100, None);
        Assert.Equal(10, all.Count);
        Assert.Equal(head, all[0].Id);
        Assert.Equal("Initial commit", all[9].Title);
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.Equal(pair.Second.Id, pair.First.ParentId));
        Assert.Equal(all.Skip(4).Take(3).Select(commit => commit.Id), (await hub.Services.History.ListAsync(row, head, 4, 3, None)).Select(commit => commit.Id));
    }

    [Theory, OnFiles, OnServers]
    public async Task Each_path_knows_the_commit_that_changed_it_last(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        var one = await hub.CommitAsync(name, ("a.txt", "1"), ("sub/b.txt", "1"));
        var two = await hub.CommitAsync(name, ("sub/b.txt", "2"));
        var three = await hub.CommitAsync(name, ("c.txt", "1"));
        await hub.CommitAsync(hub.Alice, name, "main", null, new DeleteFile("c.txt"));
        await hub.CommitAsync(name, ("c.txt", "1"));
        var row = await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None);
        var last = await hub.Services.History.LastCommitsAsync(row, await hub.RevisionAsync(name), ["a.txt", "sub/b.txt", "sub", "c.txt", ".gitattributes", "none"], None);
        Assert.Equal(one.Commit, last["a.txt"].Id);
        Assert.Equal(two.Commit, last["sub/b.txt"].Id);
        Assert.Equal(two.Commit, last["sub"].Id);
        Assert.Equal((await hub.RevisionAsync(name)).Commit, last["c.txt"].Id);
        Assert.NotEqual(three.Commit, last["c.txt"].Id);
        Assert.Equal("Initial commit", last[".gitattributes"].Title);
        Assert.False(last.ContainsKey("none"));
    }
}
