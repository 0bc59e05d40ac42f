using Linnet.Hub.Access;

namespace Linnet.Hub.Tests.Access;

public sealed class PermissionsTests
{
    private const long Owner = 1, Organization = 2;

    /// <summary>
    /// What each caller may do with a repository that is neither gated nor switched off, with a token that may write.
    /// Columns are See, Read, Discuss, Write, Administer: A allowed, H hidden, L login needed, F forbidden.
    /// </summary>
    private static readonly (string Caller, string Public, string Private)[] Table =
    [
        ("anonymous", "A A L L L", "H H H H H"),
        ("stranger", "A A A F F", "H H H H H"),
        ("member of another organisation", "A A A F F", "H H H H H"),
        ("reader", "A A A F F", "A A A F F"),
        ("writer", "A A A A F", "A A A A F"),
        ("administrator of the organisation", "A A A A A", "A A A A A"),
        ("owner", "A A A A A", "A A A A A"),
        ("administrator of the hub", "A A A F F", "H H H H H"),
    ];

    private static IEnumerable<(string Caller, TokenRole Token, RepositoryFacts Facts, Verb Verb)> Cases()
    {
        foreach (var (caller, _, _) in Table)
            foreach (var token in Enum.GetValues<TokenRole>())
                foreach (var visibility in Enum.GetValues<Visibility>())
                    foreach (var gating in Enum.GetValues<Gating>())
                        foreach (var isGranted in new[] { false, true })
                            foreach (var isDisabled in new[] { false, true })
                                foreach (var verb in Enum.GetValues<Verb>())
                                    yield return (caller, token, new RepositoryFacts(caller is "owner" or "anonymous" or "stranger" ? Owner : Organization, visibility, gating, isDisabled, isGranted), verb);
    }

    [Fact]
    public void Every_caller_token_visibility_gate_state_and_verb_is_decided_as_the_table_says()
    {
        var count = 0;
        foreach (var (name, token, facts, verb) in Cases())
        {
            Assert.True(
                Expected(name, token, facts, verb) == Permissions.Decide(CallerOf(name, token), facts, verb),
                $"{name}, token {token}, {facts}, {verb}: {Permissions.Decide(CallerOf(name, token), facts, verb)}, not {Expected(name, token, facts, verb)}");
            count++;
        }

        Assert.Equal(8 * 3 * 2 * 3 * 2 * 2 * 5, count);
    }

    [Fact]
    public void Repositories_are_created_by_owners_and_members_who_may_write()
    {
        Assert.Equal(Decision.LoginNeeded, Permissions.DecideToCreate(Caller.Anonymous, Owner));
        Assert.Equal(Decision.Allowed, Permissions.DecideToCreate(CallerOf("owner", TokenRole.Write), Owner));
        Assert.Equal(Decision.Forbidden, Permissions.DecideToCreate(CallerOf("owner", TokenRole.Read), Owner));
        Assert.Equal(Decision.Forbidden, Permissions.DecideToCreate(CallerOf("stranger", TokenRole.Admin), Owner));
        Assert.Equal(Decision.Forbidden, Permissions.DecideToCreate(CallerOf("reader", TokenRole.Write), Organization));
        Assert.Equal(Decision.Allowed, Permissions.DecideToCreate(CallerOf("writer", TokenRole.Write), Organization));
        Assert.Equal(Decision.Allowed, Permissions.DecideToCreate(CallerOf("administrator of the hub", TokenRole.Admin), Organization));
    }

    private static Decision Expected(string name, TokenRole token, RepositoryFacts facts, Verb verb)
    {
        var row = Table.Single(row => row.Caller == name);
        var rulesTheHub = name == "administrator of the hub" && token == TokenRole.Admin;
        if (rulesTheHub) return Decision.Allowed;
        var letter = (facts.Visibility == Visibility.Public ? row.Public : row.Private).Split(' ')[(int)verb];
        if (letter == "H") return Decision.Hidden;
        if (verb == Verb.See) return Decision.Allowed;
        if (facts.IsDisabled) return Decision.Disabled;
        var isInside = name is "reader" or "writer" or "administrator of the organisation" or "owner";
        if (verb == Verb.Read) return facts.Gating != Gating.None && !facts.IsGranted && !isInside ? Decision.Gated : Decision.Allowed;
        if (letter == "L") return Decision.LoginNeeded;
        if (token == TokenRole.Read) return Decision.Forbidden;
        return letter == "A" ? Decision.Allowed : Decision.Forbidden;
    }

    private static Caller CallerOf(string name, TokenRole token) => name switch
    {
        "anonymous" => Caller.Anonymous,
        "stranger" => new Caller { UserId = 9, Role = token },
        "member of another organisation" => new Caller { UserId = 8, Role = token, Organizations = Member(7, OrganizationRole.Admin) },
        "reader" => new Caller { UserId = 8, Role = token, Organizations = Member(Organization, OrganizationRole.Read) },
        "writer" => new Caller { UserId = 8, Role = token, Organizations = Member(Organization, OrganizationRole.Write) },
        "administrator of the organisation" => new Caller { UserId = 8, Role = token, Organizations = Member(Organization, OrganizationRole.Admin) },
        "owner" => new Caller { UserId = Owner, Role = token },
        _ => new Caller { UserId = 6, Role = token, IsAdmin = true },
    };

    private static Dictionary<long, OrganizationRole> Member(long organization, OrganizationRole role) => new() { [organization] = role };
}
