using Linnet.Hub.Access;
using Linnet.Hub.Community.Collections;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Community;

public sealed class CollectionTests
{
    [Fact]
    public async Task Items_keep_the_order_that_they_are_given()
    {
        using var hub = await TestHub.OpenAsync();
        var services = hub.Services.Community;
        var id = (await services.Collections.CreateAsync(hub.Alice, null, "Best", "of all", false, default)).Row.Id;
        foreach (var name in new[] { "a", "b", "c" }) await services.Items.AddAsync(hub.Alice, id, await hub.CreateAsync(name), $"note {name}", default);
        Assert.Equal("a0 b1 c2", await OrderAsync(hub, id));
        await services.Items.ChangeAsync(hub.Alice, id, await ItemAsync(hub, id, "c"), null, 0, default);
        Assert.Equal("c0 a1 b2", await OrderAsync(hub, id));
        await services.Items.ChangeAsync(hub.Alice, id, await ItemAsync(hub, id, "c"), "other", 99, default);
        Assert.Equal("a0 b1 c2", await OrderAsync(hub, id));
        await services.Items.RemoveAsync(hub.Alice, id, await ItemAsync(hub, id, "a"), default);
        Assert.Equal("b0 c1", await OrderAsync(hub, id));
        Assert.Equal("other", (await services.Collections.FindAsync(hub.Alice, id, default)).Items[1].Row.Note);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => services.Items.AddAsync(hub.Alice, id, new RepositoryName(RepositoryKind.Model, "alice", "b"), null, default));
        await RefusalAssert.IsAsync(Refusal.NotFound, () => services.Items.RemoveAsync(hub.Alice, id, 9999, default));
    }

    [Fact]
    public async Task Collections_of_an_owner_keep_their_order_too()
    {
        using var hub = await TestHub.OpenAsync();
        var collections = hub.Services.Community.Collections;
        var ids = new List<long>();
        foreach (var title in new[] { "one", "two", "three" }) ids.Add((await collections.CreateAsync(hub.Alice, null, title, null, false, default)).Row.Id);
        await collections.ChangeAsync(hub.Alice, ids[2], new CollectionChange("drei", null, null, "pink", 0), default);
        async Task<IEnumerable<(string, int)>> PositionsAsync() =>
            (await collections.ListAsync(hub.Bob, new CollectionQuery(), default)).Items.OrderBy(view => view.Row.Position).Select(view => (view.Row.Title, view.Row.Position));
        Assert.Equal([("drei", 0), ("one", 1), ("two", 2)], await PositionsAsync());
        await collections.DeleteAsync(hub.Alice, ids[0], default);
        Assert.Equal([("drei", 0), ("two", 1)], await PositionsAsync());
    }

    [Fact]
    public async Task Who_may_see_and_change()
    {
        using var team = await Team.OpenAsync();
        var collections = team.Services.Community.Collections;
        Assert.Equal("alice wanda root", await team.AllowedAsync(caller => collections.CreateAsync(caller, "acme", "made", null, false, default)));
        var open = (await collections.CreateAsync(team.Alice, "acme", "open", null, false, default)).Row.Id;
        var hidden = (await collections.CreateAsync(team.Alice, "acme", "hidden", null, true, default)).Row.Id;
        Assert.Equal("alice wanda rita bob root nobody", await team.AllowedAsync(caller => collections.FindAsync(caller, open, default)));
        Assert.Equal("alice wanda rita root", await team.AllowedAsync(caller => collections.FindAsync(caller, hidden, default)));
        var change = new CollectionChange("renamed", null, null, null, null);
        Assert.Equal("alice wanda root", await team.AllowedAsync(caller => collections.ChangeAsync(caller, open, change, default)));
        Assert.Equal("alice wanda root", await team.AllowedAsync(caller => collections.ChangeAsync(caller, hidden, change, default)));
        await RefusalAssert.IsAsync(Refusal.NotFound, () => collections.ChangeAsync(team.Bob, hidden, change, default));
        Assert.DoesNotContain((await collections.ListAsync(team.Bob, new CollectionQuery(), default)).Items, view => view.Row.Id == hidden);
        Assert.Contains((await collections.ListAsync(team.Rita, new CollectionQuery(), default)).Items, view => view.Row.Id == hidden);
    }

    [Fact]
    public async Task A_private_repository_in_a_public_collection_is_for_its_members_alone()
    {
        using var hub = await TestHub.OpenAsync();
        var services = hub.Services.Community;
        var id = (await services.Collections.CreateAsync(hub.Alice, null, "Mixed", null, false, default)).Row.Id;
        await services.Items.AddAsync(hub.Alice, id, await hub.CreateAsync("open"), null, default);
        await services.Items.AddAsync(hub.Alice, id, await hub.CreateAsync("hidden", Visibility.Private), null, default);
        Assert.Equal(2, (await services.Collections.FindAsync(hub.Alice, id, default)).Items.Count);
        Assert.Equal("open", Assert.Single((await services.Collections.FindAsync(hub.Bob, id, default)).Items).Repository!.Name);
        await RefusalAssert.IsAsync(Refusal.RepositoryNotFound, () => services.Items.AddAsync(hub.Bob, id, new RepositoryName(RepositoryKind.Model, "alice", "hidden"), null, default));
    }

    [Fact]
    public async Task Lists_are_filtered_and_show_the_first_items()
    {
        using var hub = await TestHub.OpenAsync();
        var services = hub.Services.Community;
        var mine = (await services.Collections.CreateAsync(hub.Alice, null, "中文模型", "small ones", false, default)).Row.Id;
        await services.Collections.CreateAsync(hub.Bob, null, "Others", null, false, default);
        for (var i = 0; i < 6; i++) await services.Items.AddAsync(hub.Alice, mine, await hub.CreateAsync($"m{i}"), null, default);
        async Task<IReadOnlyList<CollectionView>> FindAsync(CollectionQuery query) => (await services.Collections.ListAsync(hub.Bob, query, default)).Items;
        Assert.Equal(CollectionReader.ListedItems, Assert.Single(await FindAsync(new CollectionQuery { Owners = ["Alice"] })).Items.Count);
        Assert.Equal(mine, Assert.Single(await FindAsync(new CollectionQuery { Containing = [new RepositoryName(RepositoryKind.Model, "alice", "m5")] })).Row.Id);
        Assert.Empty(await FindAsync(new CollectionQuery { Containing = [new RepositoryName(RepositoryKind.Dataset, "alice", "m5")] }));
        Assert.Equal(mine, Assert.Single(await FindAsync(new CollectionQuery { Search = "中文" })).Row.Id);
        Assert.Equal(mine, Assert.Single(await FindAsync(new CollectionQuery { Search = "SMALL" })).Row.Id);
        Assert.Equal(2, (await FindAsync(new CollectionQuery())).Count);
    }

    [Fact]
    public async Task Texts_and_nesting_have_bounds()
    {
        using var hub = await TestHub.OpenAsync();
        var services = hub.Services.Community;
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => services.Collections.CreateAsync(hub.Alice, null, "", null, false, default));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => services.Collections.CreateAsync(hub.Alice, null, new string('x', 201), null, false, default));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => services.Collections.CreateAsync(hub.Alice, null, "x", new string('x', 2001), false, default));
        var (a, b) = ((await services.Collections.CreateAsync(hub.Alice, null, "a", null, false, default)).Row.Id, (await services.Collections.CreateAsync(hub.Alice, null, "b", null, false, default)).Row.Id);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => services.Collections.ChangeAsync(hub.Alice, a, new CollectionChange(null, null, null, "black", null), default));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => services.Items.AddAsync(hub.Alice, a, a, null, default));
        await services.Items.AddAsync(hub.Alice, a, b, null, default);
        await services.Items.AddAsync(hub.Alice, b, a, null, default);
        Assert.Equal("b", Assert.Single((await services.Collections.FindAsync(hub.Bob, a, default)).Items).Target!.Row.Title);
        var name = await hub.CreateAsync("m");
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => services.Items.AddAsync(hub.Alice, a, name, new string('x', 501), default));
    }

    [Theory]
    [InlineData("Recent models!", "alice/recent-models-00000000000000000000002a")]
    [InlineData("中文", "alice/collection-00000000000000000000002a")]
    public void Slugs_have_words_and_a_number(string title, string slug)
    {
        Assert.Equal(slug, CollectionSlug.Of("alice", title, 42));
        Assert.Equal(42, CollectionSlug.Parse(slug.Split('/')[1]));
        Assert.Equal(42, CollectionSlug.Parse($"an-earlier-title{slug[^25..]}"));
        foreach (var wrong in new[] { "", "x", "words-zz000000000000000000002a", "words00000000000000000000002a", new string('f', 24), null }) Assert.Null(CollectionSlug.Parse(wrong));
    }

    private static async Task<string> OrderAsync(TestHub hub, long id) =>
        string.Join(' ', (await hub.Services.Community.Collections.FindAsync(hub.Alice, id, default)).Items.Select(item => $"{item.Repository!.Name}{item.Row.Position}"));

    private static async Task<long> ItemAsync(TestHub hub, long id, string name) =>
        (await hub.Services.Community.Collections.FindAsync(hub.Alice, id, default)).Items.Single(item => item.Repository!.Name == name).Row.Id;
}
