using Linnet.Hub.Access;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Writing;

/// <summary>Makes repositories.</summary>
internal sealed class NewRepositoryEndpoints(HubServices hub)
{
    private const string Private = "private";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/new", ShowAsync);
        routes.MapForm("/new", CreateAsync);
    }

    private async Task ShowAsync(HttpContext context)
    {
        var owners = await hub.Accounts.OwnersAsync(context.Caller, context.RequestAborted);
        var query = context.Request.Query;
        await context.RenderAsync<NewRepositoryPage>(
            new NewRepositoryView(owners, KindPrefixes.Parse(query["type"].FirstOrDefault()), query["owner"].FirstOrDefault() ?? context.Caller.Name));
    }

    private async Task CreateAsync(HttpContext context)
    {
        var form = await context.FormAsync();
        var view = new NewRepositoryView(
            await hub.Accounts.OwnersAsync(context.Caller, context.RequestAborted),
            KindPrefixes.Parse(form.Text("kind")),
            form.Text("owner"),
            form.Text("name"),
            form.Text("license"),
            form.Text("visibility") == Private);
        try
        {
            var visibility = view.IsPrivate ? Visibility.Private : Visibility.Public;
            var row = await hub.Repositories.CreateAsync(
                context.Caller,
                new NewRepository(view.Kind, view.Owner.Length == 0 ? null : view.Owner, view.Name, visibility, view.License.Length == 0 ? null : view.License, []),
                context.RequestAborted);
            await PageRoutes.GoTo(context, $"/{row.FullName.Address}?done=created");
        }
        catch (RefusedException error) when (error.Refusal is Refusal.BadRequest or Refusal.Conflict)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await context.RenderAsync<NewRepositoryPage>(view with { Error = error.Message });
        }
    }
}
