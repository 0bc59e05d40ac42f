using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search.Facets;

namespace Linnet.Hub.Tests.Search;

public sealed class SearchPermissionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Every caller, every way to ask: results, totals and counts are exactly those of the repositories that the caller may see.</summary>
    [Fact]
    public async Task Nobody_finds_or_counts_what_they_may_not_see()
    {
        using var hub = await TestHub.OpenAsync();
        var services = hub.Services;
        var organization = await services.Accounts.CreateOrganizationAsync(hub.Alice, "acme", null, None);
        var alice = await AgainAsync(hub, "alice");
        foreach (var role in Enum.GetValues<OrganizationRole>())
        {
            await hub.AddUserAsync($"member{(int)role}", isAdmin: false, TokenRole.Write);
            await services.Accounts.SetMemberAsync(alice, "acme", $"member{(int)role}", role, None);
        }

        var rows = new List<(RepositoryFacts Facts, string Name, RepositoryKind Kind)>();
        foreach (var kind in Enum.GetValues<RepositoryKind>())
        {
            foreach (var owner in new[] { "alice", "bob", "acme" })
            {
                foreach (var visibility in Enum.GetValues<Visibility>())
                {
                    foreach (var gating in new[] { Gating.None, Gating.Manual })
                    {
                        var name = $"word-{visibility}-{gating}".ToLowerInvariant();
                        var row = await services.Repositories.CreateAsync(
                            owner == "bob" ? hub.Bob : alice, new NewRepository(kind, owner, name, visibility, "mit", []), None);
                        if (gating != Gating.None) await services.Repositories.ChangeAsync(hub.Root, row.FullName, null, gating, None);
                        rows.Add((new RepositoryFacts(row.OwnerId, visibility, gating, false, false), row.FullName.Id, kind));
                    }
                }
            }
        }

        var callers = new List<Caller> { Caller.Anonymous, alice, hub.Bob, hub.Root, await hub.AddUserAsync("stranger", false, TokenRole.Read), await hub.AddUserAsync("root", true, TokenRole.Read) };
        foreach (var role in Enum.GetValues<OrganizationRole>()) callers.Add(await hub.AddUserAsync($"member{(int)role}", false, TokenRole.Read));
        foreach (var caller in callers)
        {
            var visible = rows.Where(row => Permissions.Decide(caller, row.Facts, Verb.See) == Decision.Allowed).ToList();
            foreach (var text in new[] { string.Empty, "word", "private", "wor", "license:mit", "license:mit word" })
            {
                foreach (var kind in Enum.GetValues<RepositoryKind>())
                {
                    var expected = visible.Where(row => text != "private" || row.Name.Contains(text, StringComparison.Ordinal)).ToList();
                    var found = await hub.SearchAsync(caller, text, request => request with { Kind = kind });
                    var names = expected.Where(row => row.Kind == kind).Select(row => row.Name).Order().ToList();
                    Assert.Equal(names, found.Rows.Select(row => row.Row.FullName.Id).Order());
                    Assert.Equal(names.Count, found.Total);
                    Assert.Equal(names.Count, found.Facets[Facet.License].Sum(count => count.Count));
                    foreach (var other in Enum.GetValues<RepositoryKind>())
                        Assert.Equal(expected.Count(row => row.Kind == other), found.Facets[Facet.Kind].FirstOrDefault(count => string.Equals(count.Value, other.ToString(), StringComparison.OrdinalIgnoreCase)).Count);
                }

                var suggested = await services.Discovery.SuggestAsync(caller, text, 20, None);
                Assert.All(suggested.Repositories.SelectMany(pair => pair.Value.Rows), found => Assert.Contains(visible, row => row.Name == found.Row.FullName.Id));
                Assert.All(suggested.Repositories.Where(_ => text is "word" or "wor"), pair => Assert.Equal(visible.Count(row => row.Kind == pair.Key), pair.Value.Total));
            }

            var publicOne = await services.Access.OpenAsync(caller, new RepositoryName(RepositoryKind.Model, "acme", "word-public-none"), Verb.See, None);
            Assert.All(await services.Discovery.SimilarAsync(caller, publicOne, 50, None), found => Assert.Contains(visible, row => row.Name == found.Row.FullName.Id));
        }

        var front = await services.Discovery.FrontAsync(RepositoryKind.Model, None);
        Assert.Equal(6, front.Total);
        Assert.All(front.Newest.Concat(front.Trending), found => Assert.Equal(Visibility.Public, found.Row.Visibility));
        Assert.Equal(organization.Id, rows.First(row => row.Name.StartsWith("acme/", StringComparison.Ordinal)).Facts.OwnerId);
    }

    [Fact]
    public async Task Who_leaves_an_organisation_finds_nothing_private_of_it_any_more()
    {
        using var hub = await TestHub.OpenAsync();
        await hub.Services.Accounts.CreateOrganizationAsync(hub.Alice, "acme", null, None);
        var alice = await AgainAsync(hub, "alice");
        await hub.Services.Accounts.SetMemberAsync(alice, "acme", "bob", OrganizationRole.Read, None);
        await hub.Services.Repositories.CreateAsync(alice, new NewRepository(RepositoryKind.Model, "acme", "m", Visibility.Private, null, []), None);
        Assert.Equal(1, (await hub.SearchAsync(await AgainAsync(hub, "bob"), "m")).Total);
        await hub.Services.Accounts.SetMemberAsync(alice, "acme", "bob", null, None);
        Assert.Equal(0, (await hub.SearchAsync(await AgainAsync(hub, "bob"), "m")).Total);
    }

    private static Task<Caller> AgainAsync(TestHub hub, string name) => hub.AddUserAsync(name, isAdmin: false, TokenRole.Write);
}
