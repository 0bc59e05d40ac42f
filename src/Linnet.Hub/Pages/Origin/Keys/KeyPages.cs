using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Origin.Keys;

/// <summary>The page on which users keep their signing keys.</summary>
internal sealed class KeyPages(HubServices hub)
{
    private const string Address = "/settings/keys";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Address, context => ShowAsync(context, new KeysView([])));
        routes.MapForm(Address, AddAsync);
        routes.MapForm($"{Address}/revoke", RevokeAsync);
    }

    private async Task ShowAsync(HttpContext context, KeysView view)
    {
        var userId = context.Caller.RequireUser();
        await context.RenderAsync<KeysPage>(view with { Keys = await hub.Keys.ListAsync(userId, context.RequestAborted) });
    }

    private async Task AddAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, key, proof) = (form["name"].ToString(), form["publicKey"].ToString().ReplaceLineEndings("\n"), form["proof"].ToString());
        try
        {
            await hub.Keys.AddAsync(context.Caller, name, key, proof, context.RequestAborted);
            await PageRoutes.GoTo(context, $"{Address}?done=created");
        }
        catch (RefusedException refused) when (refused.Refusal is Refusal.BadRequest or Refusal.Conflict)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await ShowAsync(context, new KeysView([], name, key, proof, refused.Message));
        }
    }

    private async Task RevokeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await hub.Keys.RevokeAsync(context.Caller, form["fingerprint"].ToString(), context.RequestAborted);
        await PageRoutes.GoTo(context, $"{Address}?done=saved");
    }
}
