using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Home;

/// <summary>The page that one comes to first.</summary>
internal sealed class HomeEndpoints(HubServices hub)
{
    private const int Shown = 6;

    internal void Map(IEndpointRouteBuilder routes) => routes.MapPage("/", ShowAsync);

    private async Task ShowAsync(HttpContext context)
    {
        var (caller, cancellation) = (context.Caller, context.RequestAborted);
        var models = new RepositoryQuery(RepositoryKind.Model) { Take = Shown };
        var newest = await hub.List.FindAsync(caller, models, cancellation);
        var popular = await hub.List.FindAsync(caller, models with { Order = RepositoryOrder.Downloads }, cancellation);
        var mine = caller.IsAnonymous ? [] : await hub.List.FindAsync(caller, models with { Author = caller.Name }, cancellation);
        await context.RenderAsync<HomePage>(new HomeView(newest, popular, mine));
    }
}
