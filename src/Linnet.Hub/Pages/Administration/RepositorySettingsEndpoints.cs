using Linnet.Hub.Access;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Pages.Texts;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Administration;

/// <summary>A repository's settings: who sees and reads it, its name, its end.</summary>
internal sealed class RepositorySettingsEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRepositoryPage("/settings", async (context, kind) => await ShowAsync(context, await ViewAsync(context, kind)));
        routes.MapRepositoryForm(hub, "/settings/access", ChangeAsync);
        routes.MapRepositoryForm(hub, "/settings/name", RenameAsync);
        routes.MapRepositoryForm(hub, "/settings/delete", DeleteAsync);
    }

    private static Visibility VisibilityOf(string text) => text switch
    {
        "public" => Visibility.Public,
        "private" => Visibility.Private,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{text}' is no visibility here: use public or private."),
    };

    private static Gating GatingOf(string text) => text switch
    {
        "none" => Gating.None,
        "auto" => Gating.Auto,
        "manual" => Gating.Manual,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{text}' is no way of gating: use none, auto or manual."),
    };

    private static Task ShowAsync(HttpContext context, RepositorySettingsView view)
    {
        if (view.RenameError is not null || view.DeleteError is not null) context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return context.RenderAsync<RepositorySettingsPage>(view.Repository, view);
    }

    private async Task<RepositorySettingsView> ViewAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Administer, RepositoryTabs.Settings);
        return new RepositorySettingsView(page, await hub.Accounts.OwnersAsync(context.Caller, context.RequestAborted));
    }

    private async Task ChangeAsync(HttpContext context, RepositoryKind kind)
    {
        var name = context.NameOf(kind);
        await hub.Access.OpenAsync(context.Caller, name, Verb.Administer, context.RequestAborted);
        var form = await context.FormAsync();
        await hub.Repositories.ChangeAsync(context.Caller, name, VisibilityOf(form.Text("visibility")), GatingOf(form.Text("gating")), context.RequestAborted);
        await PageRoutes.GoTo(context, $"/{name.Address}/settings?done=saved");
    }

    private async Task RenameAsync(HttpContext context, RepositoryKind kind)
    {
        var (form, name) = (await context.FormAsync(), context.NameOf(kind));
        var wanted = new RepositoryName(kind, form.Text("owner"), form.Text("name"));
        try
        {
            await hub.Repositories.MoveAsync(context.Caller, name, wanted, context.RequestAborted);
        }
        catch (RefusedException error) when (error.Refusal is Refusal.BadRequest or Refusal.Conflict)
        {
            await ShowAsync(context, await ViewAsync(context, kind) with { RenameError = error.Message });
            return;
        }

        await PageRoutes.GoTo(context, $"/{wanted.Address}?done=saved");
    }

    private async Task DeleteAsync(HttpContext context, RepositoryKind kind)
    {
        var (form, view) = (await context.FormAsync(), await ViewAsync(context, kind));
        if (form.Text("confirm") != view.Repository.Name.Id)
        {
            await ShowAsync(context, view with { DeleteError = AdministrationTexts.NotConfirmed.In(LanguageChoice.Of(context)) });
            return;
        }

        await hub.Repositories.DeleteAsync(context.Caller, view.Repository.Name, context.RequestAborted);
        await PageRoutes.GoTo(context, $"/{view.Repository.Row.Namespace}?done=deleted");
    }
}
