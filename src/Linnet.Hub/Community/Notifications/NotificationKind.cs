namespace Linnet.Hub.Community.Notifications;

/// <summary>What a notification is about.</summary>
internal enum NotificationKind
{
    /// <summary>A discussion or a pull request.</summary>
    Discussion = 0,

    /// <summary>A new version of a repository that the user follows.</summary>
    Version = 1,

    /// <summary>A new repository of somebody whom the user follows.</summary>
    Repository = 2,
}
