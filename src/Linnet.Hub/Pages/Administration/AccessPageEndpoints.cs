using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Administration;

/// <summary>Gated repositories: asking to read, and deciding about it.</summary>
internal sealed class AccessPageEndpoints(HubServices hub)
{
    private static readonly AccessRequestState[] States = [AccessRequestState.Pending, AccessRequestState.Accepted, AccessRequestState.Rejected];

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRepositoryPage("/access", (context, kind) => ShowAsync(context, kind, null));
        routes.MapRepositoryForm(hub, "/access/ask", AskAsync);
        routes.MapRepositoryForm(hub, "/access/decide", DecideAsync);
    }

    private async Task ShowAsync(HttpContext context, RepositoryKind kind, string? error)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Administer, RepositoryTabs.Settings);
        var requests = new List<(AccessRequestState, IReadOnlyList<(AccountRow, AccessRequestRow)>)>();
        if (page.Row.Gating != Gating.None)
        {
            foreach (var state in States) requests.Add((state, await hub.Requests.ListAsync(context.Caller, page.Name, state, context.RequestAborted)));
        }

        await context.RenderAsync<AccessPage>(page, new AccessView(page, requests, error));
    }

    private async Task AskAsync(HttpContext context, RepositoryKind kind)
    {
        var name = context.NameOf(kind);
        await hub.Requests.AskAsync(context.Caller, name, context.RequestAborted);
        await PageRoutes.GoTo(context, $"/{name.Address}?done=asked");
    }

    private async Task DecideAsync(HttpContext context, RepositoryKind kind)
    {
        var (form, name) = (await context.FormAsync(), context.NameOf(kind));
        var state = form.Text("state") == "accepted" ? AccessRequestState.Accepted : AccessRequestState.Rejected;
        try
        {
            await hub.Requests.DecideAsync(context.Caller, name, form.Text("user", NameRules.MaxLength), state, isAsked: !form.Has("grant"), context.RequestAborted);
        }
        catch (RefusedException error) when (error.Refusal == Refusal.NotFound)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await ShowAsync(context, kind, error.Message);
            return;
        }

        await PageRoutes.GoTo(context, $"/{name.Address}/access?done=saved");
    }
}
