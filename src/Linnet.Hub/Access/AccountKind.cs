namespace Linnet.Hub.Access;

/// <summary>Who can own repositories.</summary>
internal enum AccountKind
{
    /// <summary>A person or a program with tokens of its own.</summary>
    User = 0,

    /// <summary>Several users with roles.</summary>
    Organization = 1,
}
