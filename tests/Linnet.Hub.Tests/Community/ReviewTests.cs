using Linnet.Hub.Access;
using Linnet.Hub.Community;
using Linnet.Hub.Community.Reviews;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Community;

public sealed class ReviewTests
{
    [Fact]
    public async Task A_pull_request_waits_for_the_approvals_that_its_repository_asks_for()
    {
        using var team = await Team.OpenAsync();
        var (name, number) = await ProposeAsync(team);
        var reviews = team.Services.Community.Reviews;
        await reviews.SetNeededAsync(team.Alice, name, 2, default);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => MergeAsync(team, name, number));

        // A reader's word is heard and does not count.
        await reviews.AddAsync(team.Rita, name, number, ReviewVerdict.Approve, null, default);
        await reviews.AddAsync(team.Wanda, name, number, ReviewVerdict.Approve, "good", default);
        Assert.Equal((1, 2), await StateAsync(team, name, number));
        await RefusalAssert.IsAsync(Refusal.Conflict, () => MergeAsync(team, name, number));
        await reviews.AddAsync(team.Alice, name, number, ReviewVerdict.Approve, null, default);
        await MergeAsync(team, name, number);
        Assert.Equal("better", await team.Hub.TextAsync(name, "a.txt"));
    }

    [Fact]
    public async Task Approvals_of_what_was_there_before_are_stale()
    {
        using var team = await Team.OpenAsync();
        var (name, number) = await ProposeAsync(team);
        var reviews = team.Services.Community.Reviews;
        await reviews.SetNeededAsync(team.Alice, name, 1, default);
        await reviews.AddAsync(team.Wanda, name, number, ReviewVerdict.Approve, null, default);
        Assert.Equal((1, 1), await StateAsync(team, name, number));
        await CommitAsync(team, name, number, "worse");
        var row = (await team.Services.Discussions.FindAsync(team.Bob, name, number, default)).Row;
        var state = await reviews.StateAsync(await team.Services.Access.OpenAsync(team.Bob, name, Verb.See, default), row, default);
        Assert.True(Assert.Single(state.Latest).IsStale);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => MergeAsync(team, name, number));
        await reviews.AddAsync(team.Wanda, name, number, ReviewVerdict.Approve, null, default);
        await MergeAsync(team, name, number);
        Assert.Equal("worse", await team.Hub.TextAsync(name, "a.txt"));
    }

    [Fact]
    public async Task Who_asks_for_changes_has_to_approve_first()
    {
        using var team = await Team.OpenAsync();
        var (name, number) = await ProposeAsync(team);
        var reviews = team.Services.Community.Reviews;
        await reviews.SetNeededAsync(team.Alice, name, 1, default);
        await reviews.AddAsync(team.Wanda, name, number, ReviewVerdict.RequestChanges, "no", default);
        await reviews.AddAsync(team.Alice, name, number, ReviewVerdict.Approve, null, default);
        var error = await RefusalAssert.IsAsync(Refusal.Conflict, () => MergeAsync(team, name, number));
        Assert.Contains("wanda", error.Message, StringComparison.Ordinal);

        // Words alone take nothing back.
        await reviews.AddAsync(team.Wanda, name, number, ReviewVerdict.Comment, "still no", default);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => MergeAsync(team, name, number));
        await reviews.AddAsync(team.Wanda, name, number, ReviewVerdict.Approve, null, default);
        await MergeAsync(team, name, number);
    }

    [Fact]
    public async Task Nobody_approves_their_own_and_nothing_that_is_over()
    {
        using var team = await Team.OpenAsync();
        var (name, number) = await ProposeAsync(team);
        var reviews = team.Services.Community.Reviews;
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => reviews.AddAsync(team.Bob, name, number, ReviewVerdict.Approve, null, default));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => reviews.AddAsync(team.Wanda, name, number, ReviewVerdict.RequestChanges, " ", default));
        await reviews.AddAsync(team.Bob, name, number, ReviewVerdict.Comment, "mine", default);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => reviews.SetNeededAsync(team.Alice, name, Reviews.MaxNeeded + 1, default));
        var talk = await team.Services.Discussions.CreateAsync(team.Bob, name, "talk", "", default);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => reviews.AddAsync(team.Wanda, name, talk.Number, ReviewVerdict.Approve, null, default));
        await MergeAsync(team, name, number);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => reviews.AddAsync(team.Wanda, name, number, ReviewVerdict.Approve, null, default));
    }

    [Fact]
    public async Task A_reviewer_who_may_write_no_more_does_not_count()
    {
        using var team = await Team.OpenAsync();
        var (name, number) = await ProposeAsync(team);
        await team.Services.Community.Reviews.SetNeededAsync(team.Alice, name, 1, default);
        await team.Services.Community.Reviews.AddAsync(team.Wanda, name, number, ReviewVerdict.Approve, null, default);
        await team.Services.Accounts.SetMemberAsync(team.Alice, "acme", "wanda", OrganizationRole.Read, default);
        Assert.Equal((0, 1), await StateAsync(team, name, number));
        await RefusalAssert.IsAsync(Refusal.Conflict, () => MergeAsync(team, name, number));
    }

    private static async Task<(RepositoryName Name, long Number)> ProposeAsync(Team team)
    {
        var name = await team.CreateAsync("m");
        await team.Hub.CommitAsync(team.Alice, name, "main", null, await team.Hub.PutAsync("a.txt", "first"u8.ToArray()));
        var row = await team.Services.PullRequests.BeginAsync(team.Bob, name, "Better", "", "main", null, DiscussionStatus.Open, default);
        await CommitAsync(team, name, row.Number, "better");
        return (name, row.Number);
    }

    private static async Task CommitAsync(Team team, RepositoryName name, long number, string text) => await team.Hub.CommitAsync(
        team.Bob, name, $"refs/pr/{number}", null, await team.Hub.PutAsync("a.txt", System.Text.Encoding.UTF8.GetBytes(text), team.Bob));

    private static async Task MergeAsync(Team team, RepositoryName name, long number) => await team.Services.PullRequests.MergeAsync(team.Alice, name, number, null, default);

    private static async Task<(int Approvals, int Needed)> StateAsync(Team team, RepositoryName name, long number)
    {
        var discussion = await team.Services.Discussions.FindAsync(team.Bob, name, number, default);
        var state = await team.Services.Community.Reviews.StateAsync(discussion.Repository, discussion.Row, default);
        return (state.Approvals, state.Needed);
    }
}
