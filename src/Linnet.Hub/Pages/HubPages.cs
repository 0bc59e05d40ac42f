using Linnet.Hub.Pages.Assets;
using Linnet.Hub.Pages.Device;
using Linnet.Hub.Pages.Finding;
using Linnet.Hub.Pages.Home;
using Linnet.Hub.Pages.Judging;
using Linnet.Hub.Pages.Origin.Compare;
using Linnet.Hub.Pages.Origin.Keys;
using Linnet.Hub.Pages.Origin.Lineage;
using Linnet.Hub.Pages.Origin.Versions;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages;

/// <summary>All pages of the hub; each room adds a line.</summary>
internal static class HubPages
{
    internal static void Map(IEndpointRouteBuilder routes, HubServices hub)
    {
        PageAssets.Map(routes);
        new HomeEndpoints(hub).Map(routes);
        new ComparePages(hub).Map(routes);
        new VersionPages(hub).Map(routes);
        new OriginPages(hub).Map(routes);
        new KeyPages(hub).Map(routes);
        new FindingPages(hub).Map(routes);
        new DevicePages(hub).Map(routes);
        JudgingPages.Map(routes, hub);
    }
}
