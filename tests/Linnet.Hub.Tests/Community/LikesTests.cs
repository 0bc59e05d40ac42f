using Linnet.Hub.Access;
using Linnet.Hub.Community;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Community;

public sealed class LikesTests
{
    [Fact]
    public async Task The_number_of_likes_is_that_of_those_who_like()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        var likes = hub.Services.Community.Likes;
        Assert.Equal(1, await likes.SetAsync(hub.Bob, name, true, default));
        Assert.Equal(1, await likes.SetAsync(hub.Bob, name, true, default));
        Assert.Equal(2, await likes.SetAsync(hub.Alice, name, true, default));
        Assert.Equal(1, await likes.SetAsync(hub.Bob, name, false, default));
        Assert.Equal(1, await likes.SetAsync(hub.Bob, name, false, default));
        Assert.Equal(["alice"], (await likes.LikersAsync(Caller.Anonymous, name, PageBounds.First, default)).Items.Select(row => row.Name));
    }

    [Fact]
    public async Task Many_at_once_are_counted_each_once()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        var users = new List<Caller>();
        for (var i = 0; i < 8; i++) users.Add(await hub.AddUserAsync($"user{i}", false, TokenRole.Write));
        await Task.WhenAll(users.Concat(users).Select(user => Task.Run(() => hub.Services.Community.Likes.SetAsync(user, name, true, default))));
        Assert.Equal(8, (await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.See, default)).Likes);
    }

    [Fact]
    public async Task Lists_are_ordered_by_likes()
    {
        using var hub = await TestHub.OpenAsync();
        var (a, b) = (await hub.CreateAsync("a"), await hub.CreateAsync("b"));
        await hub.Services.Community.Likes.SetAsync(hub.Bob, a, true, default);
        await hub.Services.Community.Likes.SetAsync(hub.Bob, b, true, default);
        await hub.Services.Community.Likes.SetAsync(hub.Alice, b, true, default);
        var rows = await hub.Services.List.FindAsync(Caller.Anonymous, new RepositoryQuery(RepositoryKind.Model) { Order = RepositoryOrder.Likes, Take = 10 }, default);
        Assert.Equal(["b", "a"], rows.Select(row => row.Name));
    }

    [Fact]
    public async Task What_a_user_likes_is_told_to_those_who_may_see_it()
    {
        using var hub = await TestHub.OpenAsync();
        var (open, hidden) = (await hub.CreateAsync("open"), await hub.CreateAsync("hidden", Visibility.Private));
        foreach (var name in new[] { open, hidden }) await hub.Services.Community.Likes.SetAsync(hub.Alice, name, true, default);
        async Task<IEnumerable<string>> SeenByAsync(Caller caller) =>
            (await hub.Services.Community.Likes.OfUserAsync(caller, "alice", PageBounds.First, default)).Items.Select(like => like.Repository.Name).Order();
        Assert.Equal(["hidden", "open"], await SeenByAsync(hub.Alice));
        Assert.Equal(["open"], await SeenByAsync(hub.Bob));
        Assert.Equal(["open"], await SeenByAsync(Caller.Anonymous));
    }

    [Fact]
    public async Task Who_may_like()
    {
        using var hub = await TestHub.OpenAsync();
        var (open, hidden) = (await hub.CreateAsync("open"), await hub.CreateAsync("hidden", Visibility.Private));
        var reader = await hub.AddUserAsync("bob", false, TokenRole.Read);
        await RefusalAssert.IsAsync(Refusal.LoginNeeded, () => hub.Services.Community.Likes.SetAsync(Caller.Anonymous, open, true, default));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Services.Community.Likes.SetAsync(reader, open, true, default));
        await RefusalAssert.IsAsync(Refusal.RepositoryNotFound, () => hub.Services.Community.Likes.SetAsync(hub.Bob, hidden, true, default));
        Assert.Equal(0, (await hub.Services.Access.OpenAsync(hub.Alice, open, Verb.See, default)).Likes);
    }
}
