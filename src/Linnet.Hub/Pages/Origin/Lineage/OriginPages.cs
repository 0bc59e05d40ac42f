using Linnet.Hub.Access;
using Linnet.Hub.Origin;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Origin.Lineage;

/// <summary>The page about licence and origin.</summary>
internal sealed class OriginPages(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes) => routes.MapRepositoryPage("/origin/{**rest}", ShowAsync);

    private async Task ShowAsync(HttpContext context, RepositoryKind kind)
    {
        var (caller, cancellation) = (context.Caller, context.RequestAborted);
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Read, OriginTabs.Origin);
        var rest = RawPath.Join(RawPath.Parts(context, kind == RepositoryKind.Model ? 3 : 4));
        var name = rest.Length == 0 ? RefNames.MainBranch : rest;
        var revision = await hub.Revisions.FindAsync(page.Row, name, cancellation);
        var graph = await hub.Lineages.OfAsync(caller, page.Row, revision, context.Root, cancellation);
        var children = await hub.Lineages.ChildrenAsync(caller, page.Row, cancellation);
        await context.RenderAsync<OriginPage>(page, new OriginView(revision, name, graph, children, LineageVerdict.Of(graph), LineageDrawing.Of(graph, children)));
    }
}
