using Linnet.Hub.Database;

namespace Linnet.Hub.Community.Notifications;

/// <summary>A notification with what it is about.</summary>
/// <param name="Row">Why, when, and whether it has been read.</param>
/// <param name="Repository">Where.</param>
/// <param name="Discussion">Which discussion, if it is about one.</param>
internal sealed record Notification(NotificationRow Row, RepositoryRow Repository, DiscussionRow? Discussion);
