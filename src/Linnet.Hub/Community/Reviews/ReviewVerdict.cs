namespace Linnet.Hub.Community.Reviews;

/// <summary>What a review says.</summary>
internal enum ReviewVerdict
{
    /// <summary>Words only.</summary>
    Comment = 0,

    /// <summary>It can be taken.</summary>
    Approve = 1,

    /// <summary>It must not be taken as it is.</summary>
    RequestChanges = 2,
}
