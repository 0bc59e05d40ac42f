using Linnet.Hub.Access;
using Linnet.Hub.Search;

namespace Linnet.Hub.Tests.Search;

public sealed class SearchPagingTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("Relevance")]
    [InlineData("Trending")]
    [InlineData("Modified")]
    [InlineData("Created")]
    [InlineData("Downloads")]
    [InlineData("Likes")]
    [InlineData("RecentLikes")]
    [InlineData("Parameters")]
    [InlineData("MainSize")]
    [InlineData("Name")]
    public async Task Nothing_is_lost_or_repeated_while_others_come_and_go(string orderName)
    {
        var order = Enum.Parse<SearchOrder>(orderName);
        using var hub = await TestHub.OpenAsync();
        var random = new Random((int)order);
        var stable = new List<string>();
        for (var i = 0; i < 14; i++)
        {
            hub.Clock.Now += TimeSpan.FromSeconds(random.Next(3));
            stable.Add((await hub.CreateAsync($"word-{random.Next(1000)}-{i}")).Name);
        }

        var seen = new List<string>();
        SearchPlace? after = null;
        for (var round = 0; ; round++)
        {
            var page = await hub.SearchAsync(Caller.Anonymous, order == SearchOrder.Relevance ? "word" : string.Empty, request => request with { Order = order, After = after, Take = 3 });
            seen.AddRange(page.Rows.Select(found => found.Row.Name));
            if (page.Next is not { } next) break;
            after = SearchPlace.Parse(next.Write(order), order);
            hub.Clock.Now += TimeSpan.FromSeconds(1);
            var added = await hub.CreateAsync($"word-{random.Next(1000)}-new{round}");
            if (round % 2 == 0) await hub.Services.Repositories.DeleteAsync(hub.Alice, added, None);
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), stable.ToHashSet());
    }

    [Fact]
    public async Task Pages_by_number_and_by_place_are_the_same()
    {
        using var hub = await TestHub.OpenAsync();
        for (var i = 0; i < 11; i++) await hub.CreateAsync($"m{i}");
        var byNumber = new List<string>();
        for (var i = 0; i < 4; i++) byNumber.AddRange(await hub.NamesAsync(string.Empty, request => request with { Skip = 3 * i, Take = 3, Order = SearchOrder.Created }));
        Assert.Equal(await hub.NamesAsync(string.Empty, request => request with { Order = SearchOrder.Created }), byNumber);
        Assert.Equal(11, byNumber.Count);
        Assert.Empty(await hub.NamesAsync(string.Empty, request => request with { Skip = 3000, Take = 3 }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("200")]
    [InlineData("likes_1_2_3")]
    [InlineData("likes_x_2_3_")]
    [InlineData("created_1_2_3_")]
    [InlineData("likes_1_2_99999999999999999999_")]
    public void Places_of_other_lists_are_refused(string text) =>
        Assert.Equal(Refusal.BadRequest, Assert.Throws<RefusedException>(() => SearchPlace.Parse(text, SearchOrder.Likes)).Refusal);
}
