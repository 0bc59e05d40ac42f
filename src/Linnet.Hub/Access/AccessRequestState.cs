namespace Linnet.Hub.Access;

/// <summary>What has become of a request to read a gated repository.</summary>
internal enum AccessRequestState
{
    /// <summary>Nobody has looked at it yet.</summary>
    Pending = 0,

    /// <summary>The user may read.</summary>
    Accepted = 1,

    /// <summary>The user may not.</summary>
    Rejected = 2,
}
