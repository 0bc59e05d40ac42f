using Linnet.Hub.Pages.Community.Following;
using Linnet.Hub.Pages.Community.Likes;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community;

/// <summary>The pages on which people meet.</summary>
internal static class CommunityPages
{
    /// <summary>The tab of discussions.</summary>
    internal const string Tab = "discussions";

    internal static void Map(IEndpointRouteBuilder routes, HubServices hub)
    {
        new DiscussionPages(hub).Map(routes);
        new NotificationPages(hub).Map(routes);
        new LikePages(hub).Map(routes);
        new FollowPages(hub).Map(routes);
    }
}
