namespace Linnet.Hub.Access;

/// <summary>What a member may do with an organisation's repositories; each role includes those before it.</summary>
internal enum OrganizationRole
{
    /// <summary>Reads private repositories.</summary>
    Read = 1,

    /// <summary>Creates repositories and commits to them.</summary>
    Write = 2,

    /// <summary>Changes their settings, moves and deletes them, and chooses the members.</summary>
    Admin = 3,
}
