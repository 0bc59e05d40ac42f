namespace Linnet.Hub.Access;

/// <summary>What a token lets its user do; each role includes those before it.</summary>
internal enum TokenRole
{
    /// <summary>Reads what the user may read.</summary>
    Read = 1,

    /// <summary>Whatever the user may do with repositories.</summary>
    Write = 2,

    /// <summary>Also what an administrator of the hub may do with those of others.</summary>
    Admin = 3,
}
