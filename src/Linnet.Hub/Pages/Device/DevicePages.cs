using Linnet.Hub.Access;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Device;

/// <summary>Where somebody lets a program in that waits on another screen.</summary>
internal sealed class DevicePages(HubServices hub)
{
    internal const string Address = "/login/device";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Address, ShowAsync);
        routes.MapForm(Address, DecideAsync);
    }

    private async Task ShowAsync(HttpContext context)
    {
        context.Caller.RequireUser();
        var code = context.Request.Query["code"].FirstOrDefault();
        var row = string.IsNullOrWhiteSpace(code) ? null : await hub.DeviceLogins.FindAsync(code, context.RequestAborted);
        await context.RenderAsync<DevicePage>(new DeviceView(row?.Client, row is null ? null : code, IsUnknown: row is null && !string.IsNullOrWhiteSpace(code), Outcome: null));
    }

    private async Task DecideAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        TokenRole? role = form["role"].FirstOrDefault() switch
        {
            "read" => TokenRole.Read,
            "write" => TokenRole.Write,
            "none" => null,
            _ => throw new RefusedException(Refusal.BadRequest, "'role' has to be read, write or none."),
        };
        await hub.DeviceLogins.DecideAsync(context.Caller, form["code"].FirstOrDefault(), role, context.RequestAborted);
        await context.RenderAsync<DevicePage>(new DeviceView(null, null, IsUnknown: false, Outcome: role is null ? DeviceTexts.TurnedAway : DeviceTexts.LetIn));
    }
}
