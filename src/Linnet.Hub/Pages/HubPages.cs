using Linnet.Hub.Pages.Accounts;
using Linnet.Hub.Pages.Administration;
using Linnet.Hub.Pages.Assets;
using Linnet.Hub.Pages.Browsing;
using Linnet.Hub.Pages.Cards;
using Linnet.Hub.Pages.Community;
using Linnet.Hub.Pages.Device;
using Linnet.Hub.Pages.Finding;
using Linnet.Hub.Pages.Home;
using Linnet.Hub.Pages.Judging;
using Linnet.Hub.Pages.Origin.Compare;
using Linnet.Hub.Pages.Origin.Keys;
using Linnet.Hub.Pages.Origin.Lineage;
using Linnet.Hub.Pages.Origin.Versions;
using Linnet.Hub.Pages.People;
using Linnet.Hub.Pages.Settings;
using Linnet.Hub.Pages.Writing;
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
        CommunityPages.Map(routes, hub);
        new SignInEndpoints(hub).Map(routes);
        new SignInLinkEndpoint(hub).Map(routes);
        new JoinEndpoints(hub).Map(routes);
        new AccountSettingsEndpoints(hub).Map(routes);
        new TokensEndpoints(hub).Map(routes);
        new OwnerEndpoints(hub).Map(routes);
        new NewRepositoryEndpoints(hub).Map(routes);
        new CardEndpoints(hub).Map(routes);
        new TreePageEndpoints(hub).Map(routes);
        new BlobPageEndpoints(hub).Map(routes);
        new CommitPageEndpoints(hub).Map(routes);
        new RefsPageEndpoints(hub).Map(routes);
        new UploadEndpoints(hub).Map(routes);
        new EditEndpoints(hub).Map(routes);
        new RepositorySettingsEndpoints(hub).Map(routes);
        new AccessPageEndpoints(hub).Map(routes);
    }
}
