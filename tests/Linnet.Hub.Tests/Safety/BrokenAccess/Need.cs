namespace Linnet.Hub.Tests.Safety.BrokenAccess;

/// <summary>What an endpoint asks of who calls it. The first five are a repository's verbs, in the order of the table of <see cref="Expectation"/>.</summary>
public enum Need
{
    /// <summary>May know of the repository.</summary>
    See,

    /// <summary>May read its files.</summary>
    Read,

    /// <summary>May take part.</summary>
    Discuss,

    /// <summary>May commit.</summary>
    Write,

    /// <summary>May administer it.</summary>
    Administer,

    /// <summary>May know of the repository, and has said who they are.</summary>
    Ask,

    /// <summary>Nothing at all: what is told depends on who asks, and is tested where it is made.</summary>
    Nothing,

    /// <summary>Has said who they are.</summary>
    SignedIn,

    /// <summary>Has said who they are, with a token that may change something.</summary>
    Writer,

    /// <summary>Administers the hub, with a token made for that.</summary>
    HubAdministrator,

    /// <summary>Has an address that the hub has signed.</summary>
    SignedAddress,
}
