using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Search;

public sealed class TrendsTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_level_is_the_sum_of_what_decays()
    {
        var random = new Random(5);
        var (level, events) = (0L, new List<(double Weight, DateTimeOffset At)>());
        var at = Now;
        for (var i = 0; i < 200; i++)
        {
            at += TimeSpan.FromHours(random.Next(40));
            var weight = random.Next(1, 9);
            events.Add((weight, at));
            level = Trends.Add(level, weight, at);
        }

        var expected = events.Sum(happened => happened.Weight * Math.Pow(2, -(at - happened.At).TotalDays / 7));
        Assert.Equal(expected, Trends.ScoreAt(level, at), expected * 1e-3);
        Assert.Equal(expected / 2, Trends.ScoreAt(level, at + TimeSpan.FromDays(7)), expected * 1e-3);
    }

    [Fact]
    public void What_is_taken_back_was_never_there()
    {
        var level = Trends.Add(0, 8, Now);
        var both = Trends.Add(level, 8, Now + TimeSpan.FromDays(3));
        Assert.Equal(level, Trends.Add(both, -8, Now + TimeSpan.FromDays(3)), 2.0);
        Assert.Equal(0, Trends.Add(level, -8, Now));
        Assert.Equal(0, Trends.ScoreAt(0, Now));
        Assert.True(Trends.Add(Trends.Add(0, 1e9, Now), 1, Now + TimeSpan.FromDays(20_000)) > 0);
    }

    [Fact]
    public async Task What_gets_attention_now_passes_what_got_it_long_ago()
    {
        using var hub = await TestHub.OpenAsync();
        var (old, fresh) = (await hub.CreateAsync("old"), await hub.CreateAsync("fresh"));
        foreach (var user in new[] { hub.Alice, hub.Bob, hub.Root }) await hub.Services.Community.Likes.SetAsync(user, old, true, None);
        Assert.Equal(["old", "fresh"], await OrderedAsync(SearchOrder.Trending));
        Assert.Equal(["old", "fresh"], await OrderedAsync(SearchOrder.RecentLikes));
        hub.Clock.Now += TimeSpan.FromDays(21);
        await hub.Services.Community.Likes.SetAsync(hub.Bob, fresh, true, None);
        Assert.Equal(["fresh", "old"], await OrderedAsync(SearchOrder.Trending));
        Assert.Equal(["old", "fresh"], await OrderedAsync(SearchOrder.RecentLikes));
        Assert.Equal(["old", "fresh"], await OrderedAsync(SearchOrder.Likes));

        // Nothing happens but that time goes by.
        hub.Clock.Now += TimeSpan.FromDays(9);
        Assert.Equal(["fresh", "old"], await OrderedAsync(SearchOrder.RecentLikes));
        Assert.Equal(["old", "fresh"], await OrderedAsync(SearchOrder.Likes));

        Task<List<string>> OrderedAsync(SearchOrder order) => hub.NamesAsync(string.Empty, request => request with { Order = order });
    }

    [Fact]
    public async Task A_like_that_is_taken_back_leaves_no_trace()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        var likes = hub.Services.Community.Likes;
        await likes.SetAsync(hub.Bob, name, true, None);
        var level = await LevelAsync();
        Assert.True(level > 0);
        hub.Clock.Now += TimeSpan.FromDays(3);
        foreach (var isLiked in new[] { true, true, false, false }) await likes.SetAsync(hub.Root, name, isLiked, None);
        Assert.Equal(level, await LevelAsync(), 2.0);
        hub.Clock.Now += TimeSpan.FromDays(3);
        await likes.SetAsync(hub.Bob, name, false, None);
        Assert.Equal(0, await LevelAsync());

        async Task<long> LevelAsync() => await hub.Services.Database.ReadAsync(context => context.SearchEntries.Select(row => row.TrendLevel).SingleAsync());
    }

    [Fact]
    public async Task The_front_page_is_made_once_until_something_changes()
    {
        using var hub = await TestHub.OpenAsync();
        await hub.CreateAsync("a");
        var first = await hub.Services.Discovery.FrontAsync(RepositoryKind.Model, None);
        Assert.Equal(1, first.Total);
        Assert.Same(first, await hub.Services.Discovery.FrontAsync(RepositoryKind.Model, None));
        await hub.CreateAsync("b");
        Assert.Equal(2, (await hub.Services.Discovery.FrontAsync(RepositoryKind.Model, None)).Total);
    }

    [Fact]
    public async Task Downloads_count_towards_the_trend()
    {
        using var hub = await TestHub.OpenAsync();
        var id = (await hub.Services.Access.OpenAsync(hub.Alice, await hub.CreateAsync("m"), Verb.See, None)).Id;
        hub.Services.Downloads.Add(id);
        await hub.Services.Downloads.FlushAsync();
        Assert.Equal(1, Trends.ScoreAt(await hub.Services.Database.ReadAsync(context => context.SearchEntries.Select(row => row.TrendLevel).SingleAsync()), hub.Clock.Now), 0.001);
    }
}
