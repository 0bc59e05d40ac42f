using Linnet.Hub.Database;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search;
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
        var front = await hub.Discovery.FrontAsync(RepositoryKind.Model, cancellation);
        var own = new SearchRequest { Kind = RepositoryKind.Model, Author = caller.Name, Order = SearchOrder.Modified, Take = Shown };
        var mine = caller.IsAnonymous ? [] : (await hub.Discovery.FindAsync(caller, own, cancellation)).Rows;
        var needsPassword = caller.SessionKey is not null && await hub.Accounts.FindAsync(caller.Name, cancellation) is { PasswordHash: null };
        await context.RenderAsync<HomePage>(new HomeView(Rows(front.Newest), Rows(front.Trending), Rows(mine), needsPassword));
    }

    private static List<RepositoryRow> Rows(IReadOnlyList<FoundRepository> found) => [.. found.Take(Shown).Select(repository => repository.Row)];
}
