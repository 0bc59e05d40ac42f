using Linnet.Hub.Access;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Browsing;

/// <summary>Branches and tags: seen, made, deleted.</summary>
internal sealed class RefsPageEndpoints(HubServices hub)
{
    private const int MaxName = 200;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRepositoryPage("/refs", (context, kind) => ShowAsync(context, kind, null));
        routes.MapRepositoryForm(hub, "/refs", CreateAsync);
        routes.MapRepositoryForm(hub, "/refs/delete", DeleteAsync);
    }

    private async Task ShowAsync(HttpContext context, RepositoryKind kind, string? error)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Read, RepositoryTabs.Commits);
        var refs = await hub.Refs.ListAsync(page.Row, context.RequestAborted);
        await context.RenderAsync<RefsPage>(page, new RefsView(
            page,
            [.. refs.Where(row => row.Name.StartsWith(RefNames.Heads, StringComparison.Ordinal))],
            [.. refs.Where(row => row.Name.StartsWith(RefNames.Tags, StringComparison.Ordinal))],
            error));
    }

    private async Task CreateAsync(HttpContext context, RepositoryKind kind)
    {
        var (form, name) = (await context.FormAsync(), context.NameOf(kind));
        var (wanted, at) = (form.Text("name", MaxName), form.Text("at", MaxName));
        try
        {
            if (form.Text("kind") == "tag") await hub.Refs.CreateTagAsync(context.Caller, name, at, wanted, null, context.RequestAborted);
            else await hub.Refs.CreateBranchAsync(context.Caller, name, wanted, at, isEmpty: false, overwrite: false, context.RequestAborted);
        }
        catch (RefusedException error) when (error.Refusal is Refusal.BadRequest or Refusal.Conflict or Refusal.RevisionNotFound)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await ShowAsync(context, kind, error.Message);
            return;
        }

        await PageRoutes.GoTo(context, $"/{name.Address}/refs?done=created");
    }

    private async Task DeleteAsync(HttpContext context, RepositoryKind kind)
    {
        var (refName, name) = ((await context.FormAsync()).Text("ref"), context.NameOf(kind));
        if (refName.StartsWith(RefNames.Tags, StringComparison.Ordinal)) await hub.Refs.DeleteTagAsync(context.Caller, name, refName[RefNames.Tags.Length..], context.RequestAborted);
        else if (refName.StartsWith(RefNames.Heads, StringComparison.Ordinal)) await hub.Refs.DeleteBranchAsync(context.Caller, name, refName[RefNames.Heads.Length..], context.RequestAborted);
        else throw new RefusedException(Refusal.BadRequest, $"'{refName}' is neither a branch nor a tag.");
        await PageRoutes.GoTo(context, $"/{name.Address}/refs?done=deleted");
    }
}
