using Linnet.Hub.Access;
using Linnet.Hub.Community;
using Linnet.Hub.Community.Notifications;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Community;

public sealed class NotificationTests
{
    [Fact]
    public async Task Those_whom_it_concerns_are_told_each_once_and_why()
    {
        using var team = await Team.OpenAsync();
        var (hub, name) = (team.Services, await team.CreateAsync("m"));
        var watcher = await team.Hub.AddUserAsync("watcher", false, TokenRole.Write);
        var idle = await team.Hub.AddUserAsync("idle", false, TokenRole.Write);
        await hub.Community.Watches.SetAsync(watcher, name, WatchLevel.Everything, default);
        var row = await hub.Discussions.CreateAsync(team.Bob, name, "A question", "For @rita, and not for `@idle`", default);
        await hub.Community.Herald.TellAsync(default);
        Assert.Equal("Owns", await ReasonsAsync(team, team.Wanda));
        Assert.Equal("Owns", await ReasonsAsync(team, team.Alice));
        Assert.Equal("Named", await ReasonsAsync(team, team.Rita));
        Assert.Equal("Follows", await ReasonsAsync(team, watcher));
        Assert.Equal("", await ReasonsAsync(team, team.Bob));
        Assert.Equal("", await ReasonsAsync(team, idle));

        // More of the same subject is no second notification; who asked hears the answer.
        await hub.Discussions.CommentAsync(team.Wanda, name, row.Number, "An answer", default);
        await hub.Community.Herald.TellAsync(default);
        Assert.Equal("TakesPart", await ReasonsAsync(team, team.Bob));
        Assert.Equal("Owns", await ReasonsAsync(team, team.Alice));
        Assert.Equal("Named", await ReasonsAsync(team, team.Rita));
        Assert.Equal(1, await hub.Community.Inbox.CountUnreadAsync(watcher, default));
    }

    [Fact]
    public async Task Levels_are_respected()
    {
        using var team = await Team.OpenAsync();
        var (hub, name) = (team.Services, await team.CreateAsync("m"));
        await hub.Community.Watches.SetAsync(team.Wanda, name, WatchLevel.Nothing, default);
        await hub.Community.Watches.SetAsync(team.Rita, name, WatchLevel.Everything, default);
        await team.Hub.CommitAsync(team.Alice, name, "main", null, await team.Hub.PutAsync("a.txt", "x"u8.ToArray()));
        await hub.Discussions.CreateAsync(team.Bob, name, "For @wanda", "@wanda", default);
        await hub.Community.Herald.TellAsync(default);
        Assert.Equal("", await ReasonsAsync(team, team.Wanda));
        Assert.Equal("Owns", await ReasonsAsync(team, team.Alice));
        Assert.Equal("Follows Follows", await ReasonsAsync(team, team.Rita));
        Assert.Equal([NotificationKind.Discussion, NotificationKind.Version], (await ListAsync(team, team.Rita)).Select(item => item.Row.Kind).Order());
        Assert.Equal(WatchLevel.Nothing, await hub.Community.Watches.FindAsync(team.Wanda, name, default));
        await hub.Community.Watches.SetAsync(team.Wanda, name, WatchLevel.Participating, default);
        Assert.Equal(WatchLevel.Participating, await hub.Community.Watches.FindAsync(team.Wanda, name, default));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_may_not_see()
    {
        using var team = await Team.OpenAsync();
        var (hub, name) = (team.Services, await team.CreateAsync("m"));
        await hub.Community.Watches.SetAsync(team.Bob, name, WatchLevel.Everything, default);
        await hub.Discussions.CreateAsync(team.Rita, name, "One", "@bob", default);
        await hub.Community.Herald.TellAsync(default);
        Assert.Equal("Named", await ReasonsAsync(team, team.Bob));
        await hub.Repositories.ChangeAsync(team.Alice, name, Visibility.Private, null, default);

        // What was told before goes out of sight as well.
        Assert.Equal("", await ReasonsAsync(team, team.Bob));
        Assert.Equal(0, await hub.Community.Inbox.CountUnreadAsync(team.Bob, default));
        await hub.Discussions.CreateAsync(team.Rita, name, "Two", "@bob", default);
        await hub.Community.Herald.TellAsync(default);
        Assert.Equal(1, await hub.Database.ReadAsync(context => context.Notifications.CountAsync(row => row.UserId == team.Bob.UserId)));
    }

    [Fact]
    public async Task What_was_read_becomes_unread_when_more_happens()
    {
        using var hub = await TestHub.OpenAsync();
        var (inbox, name) = (hub.Services.Community.Inbox, await hub.CreateAsync("m"));
        var row = await hub.Services.Discussions.CreateAsync(hub.Bob, name, "q", "text", default);
        await hub.Services.Community.Herald.TellAsync(default);
        var item = Assert.Single((await inbox.ListAsync(hub.Alice, true, PageBounds.First, default)).Items);
        Assert.Equal("q", item.Discussion!.Title);
        await RefusalAssert.IsAsync(Refusal.NotFound, () => inbox.MarkAsync(hub.Bob, item.Row.Id, true, default));
        await inbox.MarkAsync(hub.Alice, item.Row.Id, true, default);
        Assert.Empty((await inbox.ListAsync(hub.Alice, true, PageBounds.First, default)).Items);
        Assert.Single((await inbox.ListAsync(hub.Alice, false, PageBounds.First, default)).Items);
        await inbox.MarkAsync(hub.Alice, item.Row.Id, false, default);
        Assert.Equal(1, await inbox.CountUnreadAsync(hub.Alice, default));
        Assert.Equal(1, await inbox.MarkAllAsync(hub.Alice, default));
        await hub.Services.Discussions.CommentAsync(hub.Bob, name, row.Number, "more", default);
        await hub.Services.Community.Herald.TellAsync(default);
        Assert.Equal(1, await inbox.CountUnreadAsync(hub.Alice, default));
        await inbox.MarkDiscussionAsync(hub.Alice, row.Id, default);
        Assert.Equal(0, await inbox.CountUnreadAsync(hub.Alice, default));
        hub.Clock.Now += NotificationInbox.KeptWhenRead + TimeSpan.FromDays(1);
        Assert.Equal(1, await inbox.ForgetAsync(default));
    }

    [Fact]
    public async Task Followers_hear_of_new_repositories_and_see_what_others_did()
    {
        using var hub = await TestHub.OpenAsync();
        var community = hub.Services.Community;
        await community.Follows.SetAsync(hub.Bob, "alice", true, default);
        await community.Follows.SetAsync(hub.Bob, "alice", true, default);
        Assert.Equal(["bob"], (await community.Follows.FollowersAsync("alice", PageBounds.First, default)).Items.Select(row => row.Name));
        Assert.Equal(["alice"], (await community.Follows.FollowedAsync("bob", PageBounds.First, default)).Items.Select(row => row.Name));
        var name = await hub.CreateAsync("m");
        await hub.CreateAsync("hidden", Visibility.Private);
        await hub.CommitAsync(name, ("a.txt", "1"));
        await community.Likes.SetAsync(hub.Root, name, true, default);
        await community.Herald.TellAsync(default);
        Assert.Equal(NotificationKind.Repository, Assert.Single((await community.Inbox.ListAsync(hub.Bob, true, PageBounds.First, default)).Items).Row.Kind);
        var feed = (await community.Feed.OfFollowedAsync(hub.Bob, null, 10, default)).Items;
        Assert.Equal([ActivityKind.Liked, ActivityKind.RefMoved, ActivityKind.Created], feed.Select(entry => entry.Activity.Kind));
        Assert.Equal("Change", feed[1].Activity.Text);
        var page = await community.Feed.OfRepositoryAsync(Caller.Anonymous, name, null, 2, default);
        Assert.True(page.HasMore);
        Assert.Single((await community.Feed.OfRepositoryAsync(Caller.Anonymous, name, page.Items[^1].Activity.Id, 2, default)).Items);
        Assert.Equal(2, (await community.Feed.OfUserAsync(hub.Bob, "alice", null, 10, default)).Items.Count);
        Assert.Equal(3, (await community.Feed.OfUserAsync(hub.Alice, "alice", null, 10, default)).Items.Count);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => community.Follows.SetAsync(hub.Bob, "bob", true, default));
        await RefusalAssert.IsAsync(Refusal.NotFound, () => community.Follows.SetAsync(hub.Bob, "nobody-here", true, default));
    }

    [Fact]
    public async Task Everything_is_told_once_however_many_tell_it()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        for (var i = 0; i < 10; i++) await hub.Services.Discussions.CreateAsync(hub.Bob, name, $"q{i}", "", default);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => hub.Services.Community.Herald.TellAsync(default))));
        Assert.Equal(10, await hub.Services.Community.Inbox.CountUnreadAsync(hub.Alice, default));
    }

    [Theory]
    [InlineData("Hello @alice, and @Bob-1.", "alice bob-1")]
    [InlineData("mail@example.org @a@b https://x/@c", "")]
    [InlineData("`@alice` and\n```\n@bob\n```\n@carol", "carol")]
    [InlineData("```\n@bob", "")]
    [InlineData("你好@alice", "alice")]
    [InlineData("(@alice) @alice @ALICE", "alice")]
    public void Names_are_called_in_text_and_not_in_code(string text, string expected) => Assert.Equal(expected, string.Join(' ', MentionedNames.In(text)));

    [Fact]
    public void So_many_names_are_called_and_no_more() =>
        Assert.Equal(MentionedNames.Max, MentionedNames.In(string.Join(' ', Enumerable.Range(0, 100).Select(number => $"@user{number}"))).Count);

    private static async Task<IReadOnlyList<Notification>> ListAsync(Team team, Caller caller) =>
        (await team.Services.Community.Inbox.ListAsync(caller, true, PageBounds.First, default)).Items;

    private static async Task<string> ReasonsAsync(Team team, Caller caller) => string.Join(' ', (await ListAsync(team, caller)).Select(item => item.Row.Reason));
}
