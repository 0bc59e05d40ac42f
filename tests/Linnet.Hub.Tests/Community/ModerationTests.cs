using Linnet.Hub.Access;
using Linnet.Hub.Community;
using Linnet.Hub.Community.Moderation;
using Linnet.Hub.Maintenance;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Community;

public sealed class ModerationTests
{
    [Fact]
    public async Task Reports_go_to_those_who_can_do_something()
    {
        using var team = await Team.OpenAsync();
        var (reports, name) = (team.Services.Community.Reports, await team.CreateAsync("m"));
        var row = await team.Services.Discussions.CreateAsync(team.Bob, name, "q", "text", default);
        var comment = await team.Services.Discussions.CommentAsync(team.Bob, name, row.Number, "rude", default);
        await reports.CreateAsync(team.Rita, new ReportTarget(null, name, row.Number, comment.Id), ReportReason.Abuse, null, default);
        await reports.CreateAsync(team.Rita, new ReportTarget(null, name, null, null), ReportReason.Malware, "look", default);
        await reports.CreateAsync(team.Rita, new ReportTarget("bob", null, null, null), ReportReason.Spam, null, default);
        async Task<string> SeenByAsync(Caller caller) =>
            string.Join(' ', (await reports.ListAsync(caller, ReportState.Open, PageBounds.First, default)).Items.Select(report => $"{report.Row.Subject}{(report.ShowsReporter ? "+" : "")}"));
        Assert.Equal("Comment+ Repository+ Account+", await SeenByAsync(team.Root));
        Assert.Equal("Comment", await SeenByAsync(team.Alice));
        foreach (var caller in new[] { team.Wanda, team.Rita, team.Bob }) Assert.Equal("", await SeenByAsync(caller));
        Assert.Equal((3, 1, 0), (await reports.CountOpenAsync(team.Root, default), await reports.CountOpenAsync(team.Alice, default), await reports.CountOpenAsync(Caller.Anonymous, default)));

        var all = (await reports.ListAsync(team.Root, ReportState.Open, PageBounds.First, default)).Items;
        Assert.Equal($"acme/m/discussions/{row.Number}#event-{comment.Id}", all[0].Address);
        await RefusalAssert.IsAsync(Refusal.NotFound, () => reports.AnswerAsync(team.Alice, all[1].Row.Id, ReportState.Resolved, "", default));
        await RefusalAssert.IsAsync(Refusal.NotFound, () => reports.AnswerAsync(team.Bob, all[0].Row.Id, ReportState.Dismissed, "", default));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => reports.AnswerAsync(team.Alice, all[0].Row.Id, ReportState.Open, "", default));
        await reports.AnswerAsync(team.Alice, all[0].Row.Id, ReportState.Resolved, "hidden", default);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => reports.AnswerAsync(team.Root, all[0].Row.Id, ReportState.Dismissed, "", default));
        Assert.Equal("alice", Assert.Single((await reports.ListAsync(team.Root, ReportState.Resolved, PageBounds.First, default)).Items).Row.HandlerName);
    }

    [Fact]
    public async Task Reports_have_bounds()
    {
        using var hub = await TestHub.OpenAsync();
        var (reports, name) = (hub.Services.Community.Reports, await hub.CreateAsync("m"));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => reports.CreateAsync(hub.Bob, new ReportTarget(null, name, null, null), ReportReason.Other, " ", default));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => reports.CreateAsync(hub.Bob, new ReportTarget(null, name, null, null), ReportReason.Spam, new string('x', 4001), default));
        await reports.CreateAsync(hub.Bob, new ReportTarget(null, name, null, null), ReportReason.Spam, null, default);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => reports.CreateAsync(hub.Bob, new ReportTarget(null, name, null, null), ReportReason.Abuse, null, default));
        await reports.CreateAsync(hub.Alice, new ReportTarget(null, name, null, null), ReportReason.Spam, null, default);
        for (var i = 1; i < Reports.MaxOpen; i++) await reports.CreateAsync(hub.Bob, new ReportTarget(null, name, (await hub.Services.Discussions.CreateAsync(hub.Alice, name, $"q{i}", "", default)).Number, null), ReportReason.Spam, null, default);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => reports.CreateAsync(hub.Bob, new ReportTarget("alice", null, null, null), ReportReason.Spam, null, default));
    }

    [Fact]
    public async Task A_repository_that_is_switched_off_is_read_by_nobody_else()
    {
        using var hub = await TestHub.OpenAsync();
        var (moderation, name) = (hub.Services.Community.Moderation, await hub.CreateAsync("m"));
        await moderation.SetRepositoryDisabledAsync(hub.Root, name, true, "malware", default);
        await RefusalAssert.IsAsync(Refusal.Disabled, () => hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, default));
        await RefusalAssert.IsAsync(Refusal.Disabled, () => hub.Services.Discussions.CreateAsync(hub.Alice, name, "why", "", default));
        await hub.Services.Access.OpenAsync(hub.Root, name, Verb.Read, default);
        await moderation.SetRepositoryDisabledAsync(hub.Root, name, false, "", default);
        await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, default);
        var log = (await moderation.AuditAsync(hub.Root, PageBounds.First, default)).Items;
        Assert.Equal([(AuditAction.RepositoryEnabled, ""), (AuditAction.RepositoryDisabled, "malware")], log.Select(row => (row.Action, row.Detail!)));
    }

    [Fact]
    public async Task A_user_who_is_switched_off_has_no_door()
    {
        using var hub = await TestHub.OpenAsync();
        var moderation = hub.Services.Community.Moderation;
        var bob = (await hub.Services.Accounts.FindAsync("bob", default))!;
        var token = await hub.Services.Tokens.CreateAsync(bob.Id, "x", TokenRole.Write, null, default);
        foreach (var caller in new[] { hub.Alice, hub.Bob }) await RefusalAssert.IsAsync(Refusal.Forbidden, () => moderation.SetUserDisabledAsync(caller, "bob", true, "", default));
        var writer = await hub.AddUserAsync("root", true, TokenRole.Write);
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => moderation.SetUserDisabledAsync(writer, "bob", true, "", default));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => moderation.SetUserDisabledAsync(hub.Root, "root", true, "", default));
        await moderation.SetUserDisabledAsync(hub.Root, "bob", true, "spam", default);
        await RefusalAssert.IsAsync(Refusal.InvalidToken, () => hub.Services.Tokens.AuthenticateAsync(token, default));
        await moderation.SetUserDisabledAsync(hub.Root, "bob", false, "", default);
        await hub.Services.Tokens.AuthenticateAsync(token, default);
    }

    [Fact]
    public async Task The_log_of_an_organisation_is_for_its_administrators()
    {
        using var team = await Team.OpenAsync();
        var moderation = team.Services.Community.Moderation;
        await moderation.SetUserDisabledAsync(team.Root, "bob", true, "spam", default);
        Assert.Equal([AuditAction.MemberChanged, AuditAction.MemberChanged], (await moderation.AuditAsync(team.Alice, PageBounds.First, default)).Items.Select(row => row.Action));
        Assert.Equal(3, (await moderation.AuditAsync(team.Root, PageBounds.First, default)).Items.Count);
        Assert.Empty((await moderation.AuditAsync(team.Wanda, PageBounds.First, default)).Items);
        await RefusalAssert.IsAsync(Refusal.LoginNeeded, () => moderation.AuditAsync(Caller.Anonymous, PageBounds.First, default));
    }

    [Fact]
    public async Task Nothing_is_left_of_a_repository_whose_days_of_grace_are_over()
    {
        using var hub = await TestHub.OpenAsync();
        var (services, name) = (hub.Services.Community, await hub.CreateAsync("m"));
        await services.Likes.SetAsync(hub.Bob, name, true, default);
        await services.Watches.SetAsync(hub.Bob, name, Linnet.Hub.Community.Notifications.WatchLevel.Everything, default);
        await services.Items.AddAsync(hub.Bob, (await services.Collections.CreateAsync(hub.Bob, null, "mine", null, false, default)).Row.Id, name, null, default);
        await services.Webhooks.CreateAsync(hub.Bob, new Linnet.Hub.Community.Webhooks.WebhookChange("https://example.org/", [new Linnet.Hub.Community.Webhooks.WatchedSubject("model", "alice/m")], null, null), default);
        var row = await hub.Services.PullRequests.BeginAsync(hub.Bob, name, "t", "d", "main", null, DiscussionStatus.Open, default);
        await services.Reviews.AddAsync(hub.Alice, name, row.Number, Linnet.Hub.Community.Reviews.ReviewVerdict.Approve, null, default);
        await services.Reports.CreateAsync(hub.Bob, new ReportTarget(null, name, row.Number, null), ReportReason.Spam, null, default);
        await services.Herald.TellAsync(default);
        await hub.Services.Repositories.DeleteAsync(hub.Alice, name, default);
        hub.Clock.Now += RepositoryService.GracePeriod + TimeSpan.FromDays(1);
        await new GarbageCollector(hub.Services).RunAsync(default);
        Assert.Equal(0, await hub.Services.Database.ReadAsync(async context =>
            await context.Repositories.CountAsync() + await context.Likes.CountAsync() + await context.Watches.CountAsync() + await context.CollectionItems.CountAsync()
            + await context.WebhookWatches.CountAsync() + await context.Discussions.CountAsync() + await context.Reviews.CountAsync() + await context.Reports.CountAsync()
            + await context.Notifications.CountAsync() + await context.Activities.CountAsync()));
    }
}
