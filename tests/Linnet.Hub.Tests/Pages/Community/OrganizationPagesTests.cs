using System.Net;
using static Linnet.Hub.Tests.Pages.Community.PageRequests;

namespace Linnet.Hub.Tests.Pages.Community;

public sealed class OrganizationPagesTests
{
    private const string Own = "/settings/organizations";
    private const string Members = "/organizations/acme/members";

    [Fact]
    public async Task An_organisation_is_made_and_gets_members_with_roles()
    {
        await using var hub = await HubHost.StartAsync();
        Assert.Contains("You belong to no organisation", await PageAsync(hub, hub.Alice, Own), StringComparison.Ordinal);
        Assert.Equal($"{Members}?done=created", await SendAsync(hub, hub.Alice, Own, ("name", "acme"), ("full-name", "Acme <Ltd>")));
        await SendAsync(hub, hub.Alice, Members, ("user", "bob"), ("role", "read"));
        var page = await PageAsync(hub, hub.Alice, Members);
        Assert.Contains("aria-label=\"Role of bob\"", page, StringComparison.Ordinal);
        await SendAsync(hub, hub.Alice, Members, ("user", "bob"), ("role", "write"));
        page = await PageAsync(hub, hub.Bob, "/acme");
        Assert.Contains("Acme &lt;Ltd&gt;", page, StringComparison.Ordinal);
        Assert.Contains("writes", page, StringComparison.Ordinal);
        Assert.Contains("Leave acme", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Manage members", page, StringComparison.Ordinal);
        Assert.Contains("Manage members", await PageAsync(hub, hub.Alice, "/acme"), StringComparison.Ordinal);
        Assert.Contains("href=\"/acme\"", await PageAsync(hub, null, "/bob"), StringComparison.Ordinal);
        await SendAsync(hub, hub.Alice, $"{Members}/remove", ("user", "bob"));
        Assert.DoesNotContain("bob", await PageAsync(hub, hub.Alice, Members), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_is_gone_and_the_last_administrator_stays()
    {
        await using var hub = await HubHost.StartAsync();
        await SendAsync(hub, hub.Alice, Own, ("name", "acme"));
        await SendAsync(hub, hub.Alice, Members, ("user", "bob"), ("role", "read"));
        await RefusedAsync(hub, hub.Alice, HttpStatusCode.Forbidden, $"{Members}/remove", ("user", "alice"));
        Assert.Equal($"{Own}?done=saved", await SendAsync(hub, hub.Bob, $"{Members}/remove", ("user", "bob")));
        Assert.Contains("You belong to no organisation", await PageAsync(hub, hub.Bob, Own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_choose_and_wrong_names_come_back()
    {
        await using var hub = await HubHost.StartAsync();
        await SendAsync(hub, hub.Alice, Own, ("name", "acme"));
        using var page = await hub.SendAsync(hub.Bob, HttpMethod.Get, Members);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        await RefusedAsync(hub, hub.Bob, HttpStatusCode.Forbidden, Members, ("user", "bob"), ("role", "admin"));
        using var unknown = await PostAsync(hub, hub.Alice, Members, ("user", "nobody-here"), ("role", "read"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains("There is no user named nobody-here.", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var taken = await PostAsync(hub, hub.Bob, Own, ("name", "acme"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.Contains("already a user or an organisation named acme", await taken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var user = await hub.SendAsync(hub.Alice, HttpMethod.Get, "/organizations/alice/members");
        Assert.Equal(HttpStatusCode.NotFound, user.StatusCode);
    }
}
