namespace Linnet.Hub.Access;

/// <summary>The answer of <see cref="Permissions"/>.</summary>
internal enum Decision
{
    /// <summary>Go on.</summary>
    Allowed,

    /// <summary>The caller must not learn that there is such a repository.</summary>
    Hidden,

    /// <summary>Only for those who say who they are.</summary>
    LoginNeeded,

    /// <summary>The terms have to be accepted, or the request granted, first.</summary>
    Gated,

    /// <summary>An administrator has switched the repository off.</summary>
    Disabled,

    /// <summary>The caller, or the token, may not.</summary>
    Forbidden,
}
