namespace Linnet.Hub.Access;

/// <summary>Who may do what with a repository: the one place where this is decided.</summary>
internal static class Permissions
{
    /// <summary>Decides from facts alone.</summary>
    internal static Decision Decide(Caller caller, RepositoryFacts repository, Verb verb)
    {
        if (!MaySee(caller, repository.OwnerId, repository.Visibility)) return Decision.Hidden;
        var standing = StandingOf(caller, repository.OwnerId);
        if (verb == Verb.See) return Decision.Allowed;
        if (repository.IsDisabled && !caller.RulesTheHub) return Decision.Disabled;
        if (verb == Verb.Read) return MayRead(repository, standing) ? Decision.Allowed : Decision.Gated;
        if (caller.IsAnonymous) return Decision.LoginNeeded;
        if (caller.Role < TokenRole.Write) return Decision.Forbidden;
        return verb == Verb.Discuss || standing >= Needed(verb) ? Decision.Allowed : Decision.Forbidden;
    }

    /// <summary>Whether a caller may know that a repository is there.</summary>
    internal static bool MaySee(Caller caller, long ownerId, Visibility visibility) => visibility == Visibility.Public || StandingOf(caller, ownerId) is not null;

    /// <summary>Whether a caller may create repositories that an account owns.</summary>
    internal static Decision DecideToCreate(Caller caller, long ownerId)
    {
        if (caller.IsAnonymous) return Decision.LoginNeeded;
        return caller.Role >= TokenRole.Write && StandingOf(caller, ownerId) >= OrganizationRole.Write ? Decision.Allowed : Decision.Forbidden;
    }

    private static bool MayRead(RepositoryFacts repository, OrganizationRole? standing) =>
        standing is not null || repository.Gating == Gating.None || repository.IsGranted;

    private static OrganizationRole Needed(Verb verb) => verb == Verb.Administer ? OrganizationRole.Admin : OrganizationRole.Write;

    /// <summary>What a caller is to an owner's repositories; null for a stranger.</summary>
    private static OrganizationRole? StandingOf(Caller caller, long ownerId)
    {
        if (caller.UserId == ownerId || caller.RulesTheHub) return OrganizationRole.Admin;
        return caller.Organizations.TryGetValue(ownerId, out var role) ? role : null;
    }
}
