using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Quotas: everybody sees their own, administrators of the hub set them.</summary>
internal sealed class QuotaEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/quotas/{account}", ShowAsync);
        routes.MapPut("/api/quotas/{account}", SetAsync);
        routes.MapPut("/api/quotas", SetStandardAsync);
    }

    private static string AccountOf(HttpContext context) => (string)context.Request.RouteValues["account"]!;

    private async Task ShowAsync(HttpContext context)
    {
        var use = await hub.Quotas.ShowAsync(context.Caller, AccountOf(context), context.RequestAborted);
        await HubJson.WriteWithNullsAsync(context, new { account = use.Account, bytes = use.Bytes, quota = use.Quota });
    }

    private async Task SetAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<QuotaBody>(context);
        await hub.Quotas.SetAsync(context.Caller, AccountOf(context), body.Quota, context.RequestAborted);
        await HubJson.WriteAsync(context, new { success = true });
    }

    private async Task SetStandardAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<QuotaBody>(context);
        await hub.Quotas.SetAsync(context.Caller, null, body.Quota, context.RequestAborted);
        await HubJson.WriteAsync(context, new { success = true });
    }
}

/// <summary>The body that sets a quota; null takes it away.</summary>
internal sealed record QuotaBody(long? Quota);
