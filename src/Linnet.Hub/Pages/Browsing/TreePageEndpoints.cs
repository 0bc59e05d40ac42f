using Linnet.Hub.Access;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Browsing;

/// <summary>Folders.</summary>
internal sealed class TreePageEndpoints(HubServices hub)
{
    private const int PageSize = 100;
    private const int MaxPage = 10_000;

    internal void Map(IEndpointRouteBuilder routes) => routes.MapRepositoryPage("/tree/{**rest}", ShowAsync);

    private async Task ShowAsync(HttpContext context, RepositoryKind kind)
    {
        var cancellation = context.RequestAborted;
        var at = await BrowsedPath.OpenAsync(hub, context, kind, Verb.Read, RepositoryTabs.Files);
        if (at.Path.Length > 0 && await hub.Files.FindAsync(at.Revision, at.Path, cancellation) is { File: not null })
        {
            await PageRoutes.GoTo(context, at.Address("blob", at.Path));
            return;
        }

        var number = context.Number("p", 0, 0, MaxPage);
        var (entries, hasMore) = await hub.Files.ListAsync(at.Revision, at.Path, false, number * PageSize, PageSize, cancellation);
        var sorted = entries.OrderBy(entry => entry.File is not null).ToList();
        var last = await hub.History.LastCommitsAsync(at.Repository.Row, at.Revision, sorted.Select(entry => entry.Path), cancellation);
        var head = (await hub.History.ListAsync(at.Repository.Row, at.Revision.Commit, 0, 1, cancellation))[0];
        var count = await hub.History.CountAsync(at.Repository.Row, at.Revision.Commit, cancellation);
        var choice = await RevisionChoice.LoadAsync(hub, at, "tree", cancellation);
        await context.RenderAsync<TreePage>(at.Repository, choice, new TreeView(at, sorted, last, head, count, number, hasMore));
    }
}
