using Linnet.Hub.Access;
using Linnet.Hub.Community;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Community;

public sealed class OrganizationTests
{
    [Fact]
    public async Task Members_are_chosen_by_administrators_and_leave_by_themselves()
    {
        using var team = await Team.OpenAsync();
        var accounts = team.Services.Accounts;
        Assert.Equal("alice root", await team.AllowedAsync(caller => accounts.SetMemberAsync(caller, "acme", "bob", OrganizationRole.Read, default)));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => accounts.SetMemberAsync(team.Wanda, "acme", "rita", null, default));
        await accounts.SetMemberAsync(team.Wanda, "acme", "wanda", null, default);
        await RefusalAssert.IsAsync(Refusal.NotFound, () => accounts.SetMemberAsync(team.Wanda, "acme", "wanda", null, default));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => accounts.SetMemberAsync(team.Rita, "acme", "rita", OrganizationRole.Admin, default));
        Assert.Equal(["alice", "bob", "rita"], (await team.Services.Community.Organizations.MembersAsync("acme", PageBounds.First, default)).Items.Select(member => member.User.Name));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        using var team = await Team.OpenAsync();
        var accounts = team.Services.Accounts;
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => accounts.SetMemberAsync(team.Alice, "acme", "alice", null, default));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => accounts.SetMemberAsync(team.Alice, "acme", "alice", OrganizationRole.Write, default));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => accounts.SetMemberAsync(team.Root, "acme", "alice", null, default));
        await accounts.SetMemberAsync(team.Alice, "acme", "wanda", OrganizationRole.Admin, default);
        await accounts.SetMemberAsync(team.Alice, "acme", "alice", null, default);
        Assert.Equal("wanda", (await team.Services.Community.Organizations.MembersAsync("acme", PageBounds.First, default)).Items[0].User.Name);
    }

    [Fact]
    public async Task An_overview_counts_what_the_visitor_may_see()
    {
        using var team = await Team.OpenAsync();
        await team.CreateAsync("open");
        await team.CreateAsync("hidden", Visibility.Private);
        await team.Services.Community.Follows.SetAsync(team.Bob, "acme", true, default);
        var organizations = team.Services.Community.Organizations;
        var seen = await organizations.OverviewAsync(team.Bob, "acme", null, default);
        Assert.Equal((1, 1, 3, true, null), (seen.Count(RepositoryKind.Model), seen.Followers, seen.Members, seen.IsFollowed, seen.Role));
        var inside = await organizations.OverviewAsync(team.Rita, "acme", AccountKind.Organization, default);
        Assert.Equal((2, false, OrganizationRole.Read), (inside.Count(RepositoryKind.Model), inside.IsFollowed, inside.Role));
        Assert.Equal("acme", Assert.Single((await organizations.OverviewAsync(team.Bob, "wanda", AccountKind.User, default)).Organizations).Name);
        await RefusalAssert.IsAsync(Refusal.NotFound, () => organizations.OverviewAsync(team.Bob, "acme", AccountKind.User, default));
    }

    [Fact]
    public async Task An_organisation_needs_a_name_that_is_free()
    {
        using var hub = await TestHub.OpenAsync();
        await RefusalAssert.IsAsync(Refusal.Conflict, () => hub.Services.Accounts.CreateOrganizationAsync(hub.Alice, "Bob", null, default));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Services.Accounts.CreateOrganizationAsync(hub.Alice, "reports", null, default));
        await RefusalAssert.IsAsync(Refusal.LoginNeeded, () => hub.Services.Accounts.CreateOrganizationAsync(Caller.Anonymous, "acme", null, default));
        await hub.Services.Accounts.CreateOrganizationAsync(hub.Alice, "acme", "Acme", default);
        Assert.Equal("alice", Assert.Single((await hub.Services.Community.Organizations.MembersAsync("acme", PageBounds.First, default)).Items).User.Name);
    }
}
