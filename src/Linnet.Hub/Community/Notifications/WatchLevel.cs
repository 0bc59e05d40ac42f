namespace Linnet.Hub.Community.Notifications;

/// <summary>How much a user wants to hear of a repository.</summary>
internal enum WatchLevel
{
    /// <summary>Nothing.</summary>
    Nothing = 0,

    /// <summary>Of discussions in which they take part or are named; so it is where nobody has said otherwise.</summary>
    Participating = 1,

    /// <summary>Of every discussion and of new versions: they follow it.</summary>
    Everything = 2,
}
