using Linnet.Hub.Access;
using Linnet.Hub.Community;
using Linnet.Hub.Community.Collections;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community.Collections;

/// <summary>Adds a repository to a collection from the repository's own pages.</summary>
internal sealed class CollectPages(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRepositoryPage("/collect", ShowAsync);
        routes.MapRepositoryForm(hub, "/collect", AddAsync);
    }

    private async Task ShowAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Discuss, string.Empty);
        var (caller, cancellation) = (context.Caller, context.RequestAborted);
        var containing = await hub.Community.Collections.ListAsync(caller, new CollectionQuery { Containing = [page.Name] }, cancellation);
        var owners = await hub.Accounts.OwnersAsync(caller, cancellation);
        var own = await hub.Community.Collections.ListAsync(caller, new CollectionQuery { Owners = [.. owners.Select(owner => owner.Name)], Bounds = PageBounds.First }, cancellation);
        var known = containing.Items.Select(view => view.Row.Id).ToHashSet();
        var open = own.Items.Where(view => !known.Contains(view.Row.Id) && CollectionRights.Decide(caller, view.Row, Verb.Write) == Decision.Allowed);
        await context.RenderAsync<CollectPage>(page, new CollectView(containing.Items, [.. open]));
    }

    private async Task AddAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Discuss, string.Empty);
        var (caller, cancellation, form) = (context.Caller, context.RequestAborted, await context.FormAsync());
        var id = form.Text("title") is { Length: > 0 } title
            ? (await hub.Community.Collections.CreateAsync(caller, null, title, null, form.Text("visibility") == "private", cancellation)).Row.Id
            : CollectionSlug.Parse(form.Text("collection").Split('/')[^1]) ?? throw new RefusedException(Refusal.BadRequest, "Choose a collection, or give a new one a title.");
        await hub.Community.Items.AddAsync(caller, id, page.Name, form.Text("note"), cancellation);
        var view = await hub.Community.Collections.FindAsync(caller, id, cancellation);
        await PageRoutes.GoTo(context, $"/collections/{view.Slug}?done=saved");
    }
}
