using Linnet.Hub.Access;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Community;

/// <summary>A hub with an organisation: Alice administers it, Wanda writes, Rita reads; Bob is a stranger, Root rules the hub.</summary>
internal sealed class Team : IDisposable
{
    private Team(TestHub hub) => Hub = hub;

    internal TestHub Hub { get; }

    internal HubServices Services => Hub.Services;

    internal Caller Alice { get; private set; } = null!;

    internal Caller Wanda { get; private set; } = null!;

    internal Caller Rita { get; private set; } = null!;

    internal Caller Bob => Hub.Bob;

    internal Caller Root => Hub.Root;

    /// <summary>All of them by name, and nobody.</summary>
    internal IReadOnlyDictionary<string, Caller> Callers => new Dictionary<string, Caller>
    {
        ["alice"] = Alice,
        ["wanda"] = Wanda,
        ["rita"] = Rita,
        ["bob"] = Bob,
        ["root"] = Root,
        ["nobody"] = Caller.Anonymous,
    };

    internal static async Task<Team> OpenAsync()
    {
        var team = new Team(await TestHub.OpenAsync());
        await team.Services.Accounts.CreateOrganizationAsync(team.Hub.Alice, "acme", null, default);
        team.Alice = await team.Hub.AddUserAsync("alice", false, TokenRole.Write);
        foreach (var (name, role) in new[] { ("wanda", OrganizationRole.Write), ("rita", OrganizationRole.Read) })
        {
            await team.Hub.AddUserAsync(name, false, TokenRole.Write);
            await team.Services.Accounts.SetMemberAsync(team.Alice, "acme", name, role, default);
        }

        team.Wanda = await team.Hub.AddUserAsync("wanda", false, TokenRole.Write);
        team.Rita = await team.Hub.AddUserAsync("rita", false, TokenRole.Write);
        return team;
    }

    internal async Task<RepositoryName> CreateAsync(string name, Visibility visibility = Visibility.Public)
    {
        var row = await Services.Repositories.CreateAsync(Alice, new NewRepository(RepositoryKind.Model, "acme", name, visibility, null, []), default);
        return row.FullName;
    }

    /// <summary>Who of all callers is let through.</summary>
    internal async Task<string> AllowedAsync(Func<Caller, Task> work)
    {
        var allowed = new List<string>();
        foreach (var (name, caller) in Callers)
        {
            try
            {
                await work(caller);
                allowed.Add(name);
            }
            catch (RefusedException error)
            {
                Assert.Contains(error.Refusal, new[] { Refusal.Forbidden, Refusal.LoginNeeded, Refusal.RepositoryNotFound, Refusal.NotFound });
            }
        }

        return string.Join(' ', allowed);
    }

    public void Dispose() => Hub.Dispose();
}
