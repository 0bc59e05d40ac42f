namespace Linnet.Hub.Git.Fetching;

/// <summary>How commits that both sides have are acknowledged in versions 0 and 1 (git's manual, gitprotocol-pack, "Packfile Negotiation").</summary>
internal enum AckMode
{
    /// <summary>The first one only.</summary>
    Single,

    /// <summary>Each: <c>multi_ack</c>.</summary>
    Each,

    /// <summary>Each, and when they suffice: <c>multi_ack_detailed</c>.</summary>
    Detailed,
}
