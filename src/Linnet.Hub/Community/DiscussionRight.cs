namespace Linnet.Hub.Community;

/// <summary>What somebody wants to do with a discussion.</summary>
internal enum DiscussionRight
{
    /// <summary>Say something: whoever may discuss, unless it is locked.</summary>
    Talk,

    /// <summary>Close, open or rename it: who began it, unless it is locked, and who may write.</summary>
    Guide,

    /// <summary>Lock it: who may write.</summary>
    Moderate,
}
