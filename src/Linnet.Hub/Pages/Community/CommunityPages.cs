using Linnet.Hub.Pages.Community.Activity;
using Linnet.Hub.Pages.Community.Collections;
using Linnet.Hub.Pages.Community.Following;
using Linnet.Hub.Pages.Community.Likes;
using Linnet.Hub.Pages.Community.Moderation;
using Linnet.Hub.Pages.Community.Organizations;
using Linnet.Hub.Pages.Community.Proposals;
using Linnet.Hub.Pages.Community.Webhooks;
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
        new ApprovalPages(hub).Map(routes);
        new NotificationPages(hub).Map(routes);
        new LikePages(hub).Map(routes);
        new CollectionPages(hub).Map(routes);
        new CollectionItemPages(hub).Map(routes);
        new CollectPages(hub).Map(routes);
        new OrganizationPages(hub).Map(routes);
        new WebhookPages(hub).Map(routes);
        new ReportPages(hub).Map(routes);
        new ReportQueuePages(hub).Map(routes);
        new ActivityPages(hub).Map(routes);
        new FollowPages(hub).Map(routes);
    }
}
