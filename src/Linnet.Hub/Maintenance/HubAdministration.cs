using Linnet.Hub.Access;
using Linnet.Hub.Database;

namespace Linnet.Hub.Maintenance;

/// <summary>What an administrator does with a hub, whether or not the hub is running.</summary>
public static partial class HubAdministration
{
    private const string FirstName = "admin";
    private const string FirstToken = "first start";

    /// <summary>Gives a new hub its administrator.</summary>
    /// <param name="options">Where the hub keeps its things; created where missing.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The administrator's token, which cannot be had again; null where the hub has users already.</returns>
    public static Task<string?> EnsureAdministratorAsync(HubOptions options, CancellationToken cancellation = default) => WithAsync(
        options,
        async hub =>
        {
            if (await hub.Accounts.AnyUserAsync(cancellation)) return null;
            try
            {
                var user = await hub.Accounts.CreateUserAsync(FirstName, "Administrator", isAdmin: true, cancellation);
                return (string?)await hub.Tokens.CreateAsync(user.Id, FirstToken, TokenRole.Admin, null, cancellation);
            }
            catch (RefusedException error) when (error.Refusal == Refusal.Conflict)
            {
                // Another hub on the same database has started at the same moment, and shows the token.
                return null;
            }
        },
        cancellation);

    /// <summary>Adds a user, or gives one another token.</summary>
    /// <param name="options">Where the hub keeps its things.</param>
    /// <param name="name">The user's name.</param>
    /// <param name="isAdmin">Whether a new user administers the hub.</param>
    /// <param name="tokenName">What the token is for.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The token, which cannot be had again.</returns>
    /// <exception cref="LinnetException">The name cannot be one, or belongs to an organisation.</exception>
    public static Task<string> AddTokenAsync(HubOptions options, string name, bool isAdmin, string tokenName, CancellationToken cancellation = default) => WithAsync(
        options,
        async hub =>
        {
            var user = await UserAsync(hub, name, isAdmin, cancellation);
            return await hub.Tokens.CreateAsync(user.Id, tokenName, user.IsAdmin ? TokenRole.Admin : TokenRole.Write, null, cancellation);
        },
        cancellation);

    /// <summary>Gives a user a password for the pages; a user who is not there yet is added.</summary>
    /// <param name="options">Where the hub keeps its things.</param>
    /// <param name="name">The user's name.</param>
    /// <param name="isAdmin">Whether a new user administers the hub.</param>
    /// <param name="password">The password, in place of the one before. All sessions of the user end.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="LinnetException">The name cannot be one, belongs to an organisation, or the password is too easy to guess.</exception>
    public static Task SetPasswordAsync(HubOptions options, string name, bool isAdmin, string password, CancellationToken cancellation = default) => WithAsync(
        options,
        async hub =>
        {
            PasswordText.Check(password, name);
            var user = await UserAsync(hub, name, isAdmin, cancellation);
            await hub.Passwords.SetAsync(user, password, cancellation);
            await hub.Sessions.EndOthersAsync(user.Id, null, cancellation);
            return true;
        },
        cancellation);

    /// <summary>Gives a user a role in an organisation. An organisation that is not there yet is created, with this user as its administrator.</summary>
    /// <param name="options">Where the hub keeps its things.</param>
    /// <param name="organization">The organisation's name.</param>
    /// <param name="user">The user's name.</param>
    /// <param name="role"><c>read</c>, <c>write</c> or <c>admin</c>; <c>none</c> ends the membership.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="LinnetException">There is no such user, or the organisation would be without an administrator.</exception>
    public static Task SetMemberAsync(HubOptions options, string organization, string user, string role, CancellationToken cancellation = default)
    {
        OrganizationRole? wanted = role switch
        {
            "read" => OrganizationRole.Read,
            "write" => OrganizationRole.Write,
            "admin" => OrganizationRole.Admin,
            "none" => null,
            _ => throw new ConfigurationException($"--role {role}: use read, write, admin or none."),
        };
        return WithExistingAsync(
            options,
            async hub =>
            {
                var member = await hub.Accounts.FindAsync(user, cancellation)
                    ?? throw new ConfigurationException($"There is no user {user}; add one with `linnet hub user {user}`.");
                var caller = new Caller { UserId = member.Id, Name = member.Name, IsAdmin = true, Role = TokenRole.Admin };
                if (await hub.Accounts.FindAsync(organization, cancellation) is null)
                {
                    if (wanted != OrganizationRole.Admin)
                        throw new ConfigurationException($"There is no organisation {organization}; its first member is its administrator (--role admin).");
                    await hub.Accounts.CreateOrganizationAsync(caller, organization, null, cancellation);
                    return true;
                }

                await hub.Accounts.SetMemberAsync(caller, organization, user, wanted, cancellation);
                return true;
            },
            cancellation);
    }

    /// <summary>Follows every name in the hub to what it names.</summary>
    /// <param name="options">Where the hub keeps its things.</param>
    /// <param name="readsBytes">Whether to read and hash every file too.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <returns>What was found, damage and leftovers; empty where all is well.</returns>
    public static Task<IReadOnlyList<HubProblem>> CheckAsync(HubOptions options, bool readsBytes, CancellationToken cancellation = default) =>
        WithExistingAsync(options, hub => new HubCheck(hub).RunAsync(readsBytes, cancellation), cancellation);

    /// <summary>Removes what nobody can reach any more and is older than a day.</summary>
    /// <param name="options">Where the hub keeps its things.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>How many bytes became free.</returns>
    public static Task<long> CollectGarbageAsync(HubOptions options, CancellationToken cancellation = default) =>
        WithExistingAsync(options, hub => new GarbageCollector(hub).RunAsync(cancellation), cancellation);

    /// <summary>Makes the index by which repositories are found anew from the repositories themselves; the hub may run meanwhile.</summary>
    /// <param name="options">Where the hub keeps its things.</param>
    /// <param name="told">Is told how many repositories are done.</param>
    /// <param name="cancellation">Ends the work; what is done stays done.</param>
    /// <returns>How many repositories are in the index.</returns>
    public static Task<int> ReindexAsync(HubOptions options, Action<int>? told = null, CancellationToken cancellation = default) =>
        WithExistingAsync(options, hub => hub.Reindexing.RunAsync(told, cancellation), cancellation);

    private static async Task<AccountRow> UserAsync(HubServices hub, string name, bool isAdmin, CancellationToken cancellation)
    {
        var user = await hub.Accounts.FindAsync(name, cancellation) ?? await hub.Accounts.CreateUserAsync(name, null, isAdmin, cancellation);
        return user.Kind == AccountKind.User ? user : throw new ConfigurationException($"{name} is an organisation; only users sign in.");
    }

    private static Task<T> WithExistingAsync<T>(HubOptions options, Func<HubServices, Task<T>> work, CancellationToken cancellation) =>
        HubServices.Exists(options)
            ? WithAsync(options, work, cancellation)
            : throw new ConfigurationException($"{options.DataFolder}: there is no hub in this folder; name the one given to `linnet hub --data`.");

    private static async Task<T> WithAsync<T>(HubOptions options, Func<HubServices, Task<T>> work, CancellationToken cancellation)
    {
        options.Check();
        using var hub = await HubServices.OpenAsync(options, TimeProvider.System, cancellation);
        return await work(hub);
    }
}
