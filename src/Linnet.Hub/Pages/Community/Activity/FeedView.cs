using Linnet.Hub.Community;
using Linnet.Hub.Community.Activity;
using Linnet.Hub.Community.Notifications;
using Linnet.Hub.Database;

namespace Linnet.Hub.Pages.Community.Activity;

/// <summary>A page of a feed.</summary>
/// <param name="Page">The newest first.</param>
/// <param name="IsFirst">Whether nothing newer is left out.</param>
internal sealed record FeedView(Paged<FeedEntry> Page, bool IsFirst);

/// <summary>Whose feed it is.</summary>
/// <param name="Account">The owner; null for all that the visitor follows.</param>
internal sealed record FeedOwner(AccountRow? Account);

/// <summary>How much the visitor hears of a repository.</summary>
/// <param name="Level">What was chosen, or is usual.</param>
internal sealed record WatchView(WatchLevel Level);
