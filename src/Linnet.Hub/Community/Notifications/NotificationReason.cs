namespace Linnet.Hub.Community.Notifications;

/// <summary>Why a user is told; the later ones are the stronger.</summary>
internal enum NotificationReason
{
    /// <summary>They follow the repository or its owner.</summary>
    Follows = 0,

    /// <summary>The repository is theirs to look after.</summary>
    Owns = 1,

    /// <summary>They have said something there before.</summary>
    TakesPart = 2,

    /// <summary>They are named with <c>@</c>.</summary>
    Named = 3,
}
