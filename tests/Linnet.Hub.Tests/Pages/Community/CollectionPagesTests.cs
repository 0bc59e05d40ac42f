using System.Net;
using static Linnet.Hub.Tests.Pages.Community.PageRequests;

namespace Linnet.Hub.Tests.Pages.Community;

public sealed class CollectionPagesTests
{
    [Fact]
    public async Task A_collection_is_begun_filled_put_in_order_and_deleted()
    {
        await using var hub = await StartAsync();
        Assert.Contains("There are no collections here", await PageAsync(hub, hub.Alice, "/collections"), StringComparison.Ordinal);
        var address = await BeginAsync(hub, ("title", "Small <b>ones</b>"), ("description", "For phones"));
        await SendAsync(hub, hub.Alice, $"{address}/items", ("type", "model"), ("name", "alice/one"), ("note", "the first"));
        await SendAsync(hub, hub.Alice, $"{address}/items", ("type", "model"), ("name", "alice/two"));
        var page = await PageAsync(hub, hub.Alice, address);
        Assert.Contains("Small &lt;b&gt;ones", page, StringComparison.Ordinal);
        Assert.Contains("the first", page, StringComparison.Ordinal);
        Assert.Equal(["alice/one", "alice/two"], Names(page));
        await SendAsync(hub, hub.Alice, Items(page)[1], ("deed", "move"), ("position", "0"));
        page = await PageAsync(hub, hub.Alice, address);
        Assert.Equal(["alice/two", "alice/one"], Names(page));
        await SendAsync(hub, hub.Alice, Items(page)[1], ("deed", "change"), ("note", "<i>why</i>"), ("place", "1"));
        page = await PageAsync(hub, null, address);
        Assert.Equal(["alice/one", "alice/two"], Names(page));
        Assert.Contains("&lt;i&gt;why", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\" action=\"/collections", page, StringComparison.Ordinal);
        await SendAsync(hub, hub.Alice, Items(await PageAsync(hub, hub.Alice, address))[0], ("deed", "remove"));
        Assert.Equal(["alice/two"], Names(await PageAsync(hub, null, address)));
        Assert.Contains("For phones", await PageAsync(hub, null, "/alice"), StringComparison.Ordinal);
        Assert.Contains("For phones", await PageAsync(hub, null, "/collections?q=SMALL"), StringComparison.Ordinal);
        await SendAsync(hub, hub.Alice, $"{address}/delete");
        using var gone = await hub.SendAsync(null, HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_model_is_collected_from_its_own_page()
    {
        await using var hub = await StartAsync();
        Assert.Contains("href=\"/alice/one/collect\"", await PageAsync(hub, hub.Bob, "/alice/one"), StringComparison.Ordinal);
        Assert.Contains("You have no collection to add it to, or it is in all of them.", await PageAsync(hub, hub.Bob, "/alice/one/collect"), StringComparison.Ordinal);
        var address = Plain(await SendAsync(hub, hub.Bob, "/alice/one/collect", ("title", "Mine")));
        var page = await PageAsync(hub, hub.Bob, "/alice/two/collect");
        var slug = page.Split("<option value=\"")[1].Split('"')[0];
        await SendAsync(hub, hub.Bob, "/alice/two/collect", ("collection", slug), ("note", "good"));
        Assert.Equal(["alice/one", "alice/two"], Names(await PageAsync(hub, null, address)));
        Assert.Contains("In these collections already", await PageAsync(hub, hub.Alice, "/alice/two/collect"), StringComparison.Ordinal);
        await RefusedAsync(hub, hub.Bob, HttpStatusCode.BadRequest, "/alice/two/collect", ("collection", "nothing"));
    }

    [Fact]
    public async Task A_private_collection_and_private_repositories_are_seen_by_those_who_may()
    {
        await using var hub = await StartAsync();
        await hub.CreateAsync("hidden", new { @private = true });
        var address = await BeginAsync(hub, ("title", "Open"), ("visibility", "public"));
        await SendAsync(hub, hub.Alice, $"{address}/items", ("type", "model"), ("name", "alice/hidden"));
        await SendAsync(hub, hub.Alice, $"{address}/items", ("type", "model"), ("name", "alice/one"));
        Assert.Equal(["alice/hidden", "alice/one"], Names(await PageAsync(hub, hub.Alice, address)));
        Assert.Equal(["alice/one"], Names(await PageAsync(hub, hub.Bob, address)));
        var changed = Plain(await SendAsync(hub, hub.Alice, $"{address}/edit", ("title", "Closed"), ("visibility", "private")));
        Assert.Contains("closed", changed, StringComparison.Ordinal);
        using var hidden = await hub.SendAsync(hub.Bob, HttpMethod.Get, changed);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.DoesNotContain("Closed", await PageAsync(hub, hub.Bob, "/collections"), StringComparison.Ordinal);
        Assert.Contains("Closed", await PageAsync(hub, hub.Alice, "/collections"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_change_nothing_and_a_wrong_form_comes_back()
    {
        await using var hub = await StartAsync();
        var address = await BeginAsync(hub, ("title", "Mine"));
        await RefusedAsync(hub, hub.Bob, HttpStatusCode.Forbidden, $"{address}/items", ("type", "model"), ("name", "alice/one"));
        await RefusedAsync(hub, hub.Bob, HttpStatusCode.Forbidden, $"{address}/edit", ("title", "x"));
        await RefusedAsync(hub, hub.Bob, HttpStatusCode.Forbidden, $"{address}/delete");
        using var edit = await hub.SendAsync(hub.Bob, HttpMethod.Get, $"{address}/edit");
        Assert.Equal(HttpStatusCode.Forbidden, edit.StatusCode);
        using var unknown = await PostAsync(hub, hub.Alice, $"{address}/items", ("type", "dataset"), ("name", "alice/nothing"), ("note", "kept note"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        var again = await unknown.Content.ReadAsStringAsync();
        Assert.Contains("value=\"dataset\" selected", again, StringComparison.Ordinal);
        Assert.Contains("There is no repository alice/nothing", again, StringComparison.Ordinal);
        Assert.Contains("kept note", again, StringComparison.Ordinal);
        using var empty = await PostAsync(hub, hub.Alice, "/collections", ("title", ""), ("description", "kept words"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var text = await empty.Content.ReadAsStringAsync();
        Assert.Contains("1 to 200 characters", text, StringComparison.Ordinal);
        Assert.Contains("kept words", text, StringComparison.Ordinal);
    }

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("one");
        await hub.CreateAsync("two");
        return hub;
    }

    private static async Task<string> BeginAsync(HubHost hub, params (string, string)[] fields) => Plain(await SendAsync(hub, hub.Alice, "/collections", fields));

    private static string Plain(string address) => address.Split('?')[0];

    /// <summary>The names in the list, in order.</summary>
    private static List<string> Names(string page) =>
        [.. page.Split("<ol class=\"items\">").Skip(1).SelectMany(list => list.Split("</ol>")[0].Split("<h3>").Skip(1)).Select(item => item.Split("href=\"/")[1].Split('"')[0])];

    /// <summary>Where the forms of the items go, in order.</summary>
    private static List<string> Items(string page) =>
        [.. page.Split("action=\"").Skip(1).Select(part => part.Split('"')[0]).Where(action => action.Contains("/items/", StringComparison.Ordinal)).Distinct()];
}
