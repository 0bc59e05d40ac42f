using Linnet.Hub.Community.Notifications;

namespace Linnet.Hub.Pages.Community;

/// <summary>A page of notifications.</summary>
/// <param name="Items">The latest first.</param>
/// <param name="Number">Of the page, from 0.</param>
/// <param name="HasMore">Whether another page follows.</param>
internal sealed record NotificationsView(IReadOnlyList<Notification> Items, int Number, bool HasMore);
