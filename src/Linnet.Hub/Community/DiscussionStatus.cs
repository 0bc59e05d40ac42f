namespace Linnet.Hub.Community;

/// <summary>Where a discussion or a pull request stands.</summary>
internal enum DiscussionStatus
{
    /// <summary>Being talked about.</summary>
    Open = 0,

    /// <summary>A pull request that is not ready yet.</summary>
    Draft = 1,

    /// <summary>Over.</summary>
    Closed = 2,

    /// <summary>A pull request whose changes have been taken.</summary>
    Merged = 3,
}
