using Linnet.Hub.Access;
using Linnet.Hub.Community;
using Linnet.Hub.Community.Reviews;

namespace Linnet.Hub.Tests.Community;

/// <summary>Who may do what in discussions, for everybody and every deed.</summary>
public sealed class DiscussionRightsTests
{
    [Theory]
    [InlineData("comment", false, false, "alice wanda rita bob root")]
    [InlineData("comment", true, false, "alice wanda rita root")]
    [InlineData("comment", false, true, "alice wanda root")]
    [InlineData("create", false, false, "alice wanda rita bob root")]
    [InlineData("create", true, false, "alice wanda rita root")]
    [InlineData("hide another's comment", false, false, "alice wanda root")]
    [InlineData("hide another's comment", true, false, "alice wanda root")]
    [InlineData("edit another's comment", false, false, "")]
    [InlineData("close", false, false, "alice wanda root")]
    [InlineData("rename", false, false, "alice wanda root")]
    [InlineData("lock", false, false, "alice wanda root")]
    [InlineData("lock", true, false, "alice wanda root")]
    [InlineData("review", false, false, "alice wanda rita bob root")]
    [InlineData("review", false, true, "alice wanda root")]
    [InlineData("set approvals", false, false, "alice root")]
    [InlineData("set approvals", true, false, "alice root")]
    [InlineData("disable", false, false, "root")]
    [InlineData("report", false, false, "alice wanda rita bob root")]
    [InlineData("report", true, false, "alice wanda rita root")]
    [InlineData("watch", true, false, "alice wanda rita root")]
    public async Task A_deed_is_open_to(string deed, bool isPrivate, bool isLocked, string expected)
    {
        using var team = await Team.OpenAsync();
        var (hub, name) = (team.Services, await team.CreateAsync("m", isPrivate ? Visibility.Private : Visibility.Public));

        // Begun by somebody who is none of the callers, so that no rule of authors helps.
        var guest = await team.Hub.AddUserAsync("guest", false, TokenRole.Write);
        await hub.Accounts.SetMemberAsync(team.Alice, "acme", "guest", OrganizationRole.Read, default);
        guest = await team.Hub.AddUserAsync("guest", false, TokenRole.Write);
        async Task<(long Number, long Comment)> BeginAsync()
        {
            var row = await hub.PullRequests.BeginAsync(guest, name, "title", "text", "main", null, DiscussionStatus.Open, default);
            var comment = await hub.Discussions.CommentAsync(guest, name, row.Number, "words", default);
            if (isLocked) await hub.Discussions.LockAsync(team.Alice, name, row.Number, true, default);
            return (row.Number, comment.Id);
        }

        Assert.Equal(expected, await team.AllowedAsync(async caller =>
        {
            var (number, comment) = await BeginAsync();
            await (deed switch
            {
                "comment" => hub.Discussions.CommentAsync(caller, name, number, "hello", default),
                "create" => hub.Discussions.CreateAsync(caller, name, "new", "text", default),
                "hide another's comment" => hub.Discussions.HideAsync(caller, name, number, comment, default),
                "edit another's comment" => hub.Discussions.EditAsync(caller, name, number, comment, "other words", default),
                "close" => hub.Discussions.SetStatusAsync(caller, name, number, DiscussionStatus.Closed, null, default),
                "rename" => hub.Discussions.RenameAsync(caller, name, number, "other", default),
                "lock" => hub.Discussions.LockAsync(caller, name, number, true, default),
                "review" => hub.Community.Reviews.AddAsync(caller, name, number, ReviewVerdict.Approve, null, default),
                "set approvals" => hub.Community.Reviews.SetNeededAsync(caller, name, 1, default),
                "disable" => hub.Community.Moderation.SetRepositoryDisabledAsync(caller, name, false, "test", default),
                "report" => hub.Community.Reports.CreateAsync(
                    caller, new Linnet.Hub.Community.Moderation.ReportTarget(null, name, number, comment), Linnet.Hub.Community.Moderation.ReportReason.Spam, null, default),
                "watch" => hub.Community.Watches.SetAsync(caller, name, Linnet.Hub.Community.Notifications.WatchLevel.Everything, default),
                _ => throw new InvalidOperationException(deed),
            });
        }));
    }

    [Fact]
    public async Task Authors_guide_their_own_until_it_is_locked()
    {
        using var team = await Team.OpenAsync();
        var (hub, name) = (team.Services, await team.CreateAsync("m"));
        var row = await hub.Discussions.CreateAsync(team.Bob, name, "title", "text", default);
        var mine = await hub.Discussions.CommentAsync(team.Bob, name, row.Number, "words", default);
        await hub.Discussions.RenameAsync(team.Bob, name, row.Number, "other", default);
        await hub.Discussions.EditAsync(team.Bob, name, row.Number, mine.Id, "better words", default);
        await hub.Discussions.LockAsync(team.Wanda, name, row.Number, true, default);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => hub.Discussions.LockAsync(team.Wanda, name, row.Number, true, default));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Discussions.RenameAsync(team.Bob, name, row.Number, "third", default));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Discussions.EditAsync(team.Bob, name, row.Number, mine.Id, "worse words", default));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Discussions.CommentAsync(team.Bob, name, row.Number, "more", default));
        await hub.Discussions.LockAsync(team.Wanda, name, row.Number, false, default);
        await hub.Discussions.CommentAsync(team.Bob, name, row.Number, "more", default);
        Assert.Equal([AuditAction.DiscussionUnlocked, AuditAction.DiscussionLocked], (await hub.Community.Moderation.AuditAsync(team.Root, PageBounds.First, default)).Items.Take(2).Select(item => item.Action));
    }

    [Fact]
    public async Task Texts_have_bounds()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        var discussions = hub.Services.Discussions;
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => discussions.CreateAsync(hub.Bob, name, new string('x', 301), "text", default));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => discussions.CreateAsync(hub.Bob, name, " ", "text", default));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => discussions.CreateAsync(hub.Bob, name, "title", new string('x', (64 << 10) + 1), default));
        var row = await discussions.CreateAsync(hub.Bob, name, new string('x', 300), new string('x', 64 << 10), default);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => discussions.CommentAsync(hub.Bob, name, row.Number, new string('x', (64 << 10) + 1), default));
        Assert.Single((await discussions.FindAsync(hub.Bob, name, row.Number, default)).Events);
    }
}
