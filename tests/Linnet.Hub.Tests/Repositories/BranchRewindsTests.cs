using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Linnet.Numerics;

namespace Linnet.Hub.Tests.Repositories;

public sealed class BranchRewindsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_history_the_tree_is_that_of_the_commit_one_went_back_to(int seed)
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        var random = new SeededRandom((ulong)seed);
        var commits = new List<Revision> { await hub.RevisionAsync(name) };
        for (var i = 0; i < 12; i++)
        {
            await hub.CommitAsync(name, ($"f{random.Next(4)}/{random.Next(3)}.txt", $"{random.Next(5)}"), ("n.txt", $"{i}"));
            commits.Add(await hub.RevisionAsync(name));
            var target = commits[random.Next(commits.Count)];
            var before = await hub.RevisionAsync(name);
            var result = await hub.Services.Rewinds.RollBackAsync(hub.Alice, name, "main", target.Commit.ToString(), before.Commit.ToString(), null, None);
            var head = await hub.RevisionAsync(name);
            Assert.Equal(target.Tree, head.Tree);
            Assert.Equal(result.Commit, head.Commit);
            Assert.Equal(before.Tree != target.Tree, result.IsNew);
            if (result.IsNew) commits.Add(head);

            // Nothing that was there is gone.
            var row = await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None);
            var history = (await hub.Services.History.ListAsync(row, head.Commit, 0, 1000, None)).Select(commit => commit.Id).ToHashSet();
            Assert.All(commits, commit => Assert.Contains(commit.Commit, history));
        }
    }

    [Fact]
    public async Task What_lists_filter_by_goes_back_too()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        var first = await hub.CommitAsync(name, ("README.md", "---\npipeline_tag: translation\n---\n"));
        await hub.CommitAsync(name, ("README.md", "---\npipeline_tag: fill-mask\n---\n"));
        await hub.Services.Rewinds.RollBackAsync(hub.Alice, name, "main", first.Commit.ToString(), null, null, None);
        Assert.Equal("translation", (await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None)).PipelineTag);
    }

    [Fact]
    public async Task Only_the_branch_s_own_history_and_tags_are_gone_back_to()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        await hub.CommitAsync(name, ("a.txt", "1"));
        await hub.Services.Refs.CreateBranchAsync(hub.Alice, name, "other", null, isEmpty: false, overwrite: false, None);
        var aside = await hub.CommitAsync(name, "other", null, ("a.txt", "2"));
        await hub.CommitAsync(name, ("a.txt", "3"));
        Task<CommitResult> Back(string target, string branch = "main", string? parent = null, Caller? caller = null) =>
            hub.Services.Rewinds.RollBackAsync(caller ?? hub.Alice, name, branch, target, parent, null, None);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => Back(aside.Commit.ToString()));
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => Back("nothing"));
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => Back("0123456789012345678901234567890123456789"));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => Back("main", aside.Commit.ToString()));
        await RefusalAssert.IsAsync(Refusal.ParentMoved, () => Back("main", parent: aside.Commit.ToString()));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => Back("main", parent: "xyz"));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => Back("main", caller: hub.Bob));
        await RefusalAssert.IsAsync(Refusal.LoginNeeded, () => Back("main", caller: Caller.Anonymous));
        await hub.Services.Refs.CreateTagAsync(hub.Alice, name, "other", "good", null, None);
        await Back("good");
        Assert.Equal("2", await hub.TextAsync(name, "a.txt"));
    }

    [Fact]
    public async Task A_squashed_branch_has_one_commit_with_the_same_files()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        var first = await hub.CommitAsync(name, ("a.txt", "1"));
        await hub.CommitAsync(name, ("b.txt", "2"));
        var before = await hub.RevisionAsync(name);
        var result = await hub.Services.Rewinds.SquashAsync(hub.Alice, name, "main", "One", None);
        var head = await hub.RevisionAsync(name);
        Assert.Equal((result.Commit, before.Tree), (head.Commit, head.Tree));
        var row = await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None);
        Assert.Equal("One", Assert.Single(await hub.Services.History.ListAsync(row, head.Commit, 0, 10, None)).Title);
        Assert.Equal("1", await hub.TextAsync(name, "a.txt", first.Commit.ToString()));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Services.Rewinds.SquashAsync(hub.Bob, name, "main", null, None));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Services.Rewinds.RollBackAsync(hub.Alice, name, "main", first.Commit.ToString(), null, null, None));
    }
}
