using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>All calls about what people do with repositories and with each other, discussions apart.</summary>
internal static class CommunityEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes, HubServices hub)
    {
        new LikeEndpoints(hub).Map(routes);
        new WatchEndpoints(hub).Map(routes);
        new AccountEndpoints(hub).Map(routes);
        new OrganizationEndpoints(hub).Map(routes);
        new CollectionEndpoints(hub).Map(routes);
        new CollectionItemEndpoints(hub).Map(routes);
        new NotificationEndpoints(hub).Map(routes);
        new ActivityEndpoints(hub).Map(routes);
        new WebhookEndpoints(hub).Map(routes);
        new ReviewEndpoints(hub).Map(routes);
        new ReportEndpoints(hub).Map(routes);
        new ModerationEndpoints(hub).Map(routes);
    }
}
