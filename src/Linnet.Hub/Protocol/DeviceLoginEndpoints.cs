using Linnet.Hub.Access;
using Linnet.Hub.Pages.Device;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Programs that ask to be let in by their user's browser (RFC 8628): Python's <c>hf auth login</c> without a token.</summary>
internal sealed class DeviceLoginEndpoints(HubServices hub)
{
    private const string DeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/oauth/device", BeginAsync);
        routes.MapPost("/oauth/token", AskAsync);
    }

    private static async Task<IFormCollection> FormAsync(HttpContext context) => context.Request.HasFormContentType
        ? await context.Request.ReadFormAsync(context.RequestAborted)
        : throw new RefusedException(Refusal.BadRequest, "This is asked with a form (application/x-www-form-urlencoded).");

    private static Task RefuseAsync(HttpContext context, string error)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return HubJson.WriteAsync(context, new { error });
    }

    private async Task BeginAsync(HttpContext context)
    {
        var (device, user) = await hub.DeviceLogins.BeginAsync((await FormAsync(context))["client_id"].FirstOrDefault(), context.RequestAborted);
        var page = context.Root + DevicePages.Address;
        context.Response.Headers.CacheControl = "no-store";
        await HubJson.WriteAsync(context, new
        {
            device_code = device,
            user_code = user,
            verification_uri = page,
            verification_uri_complete = $"{page}?code={user}",
            expires_in = (int)DeviceLogins.Lifetime.TotalSeconds,
            interval = (int)DeviceLogins.Interval.TotalSeconds,
        });
    }

    private async Task AskAsync(HttpContext context)
    {
        var form = await FormAsync(context);
        context.Response.Headers.CacheControl = "no-store";
        if (form["grant_type"] != DeviceGrant)
        {
            await RefuseAsync(context, "unsupported_grant_type");
            return;
        }

        var answer = await hub.DeviceLogins.AskAsync(form["device_code"].FirstOrDefault(), context.RequestAborted);
        if (answer.Error is { } error) await RefuseAsync(context, error);
        else await HubJson.WriteAsync(context, new { access_token = answer.Token, token_type = "bearer" });
    }
}
