using Linnet.Hub.Database;
using Linnet.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Origin;

/// <summary>Keys with which users sign, and the hub's own.</summary>
internal sealed class KeyEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/keys", ListAsync);
        routes.MapPost("/api/keys", AddAsync);
        routes.MapPost("/api/keys/revoke", RevokeAsync);
        routes.MapGet("/api/keys/hub", context => HubJson.WriteAsync(context, new
        {
            fingerprint = hub.SigningKey.PublicKey.Fingerprint,
            publicKey = hub.SigningKey.PublicKey.WritePem(),
        }));
        routes.MapGet("/api/users/{user}/keys", OfUserAsync);
    }

    private static object View(SigningKeyRow row) => new
    {
        name = row.Name,
        fingerprint = row.Fingerprint,
        publicKey = VerificationKey.TryRead(row.PublicKey)?.WritePem(),
        created = row.Created.UtcDateTime,
        revoked = row.Revoked?.UtcDateTime,
    };

    private async Task ListAsync(HttpContext context) =>
        await HubJson.WriteAsync(context, (await hub.Keys.ListAsync(context.Caller.RequireUser(), context.RequestAborted)).Select(View));

    private async Task OfUserAsync(HttpContext context) =>
        await HubJson.WriteAsync(context, (await hub.Keys.OfAsync((string)context.Request.RouteValues["user"]!, context.RequestAborted)).Select(View));

    private async Task AddAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<NewKeyBody>(context);
        await HubJson.WriteAsync(context, View(await hub.Keys.AddAsync(context.Caller, body.Name, body.PublicKey, body.Proof, context.RequestAborted)));
    }

    private async Task RevokeAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<RevokeKeyBody>(context);
        await hub.Keys.RevokeAsync(context.Caller, body.Fingerprint, context.RequestAborted);
        await HubJson.WriteAsync(context, new { success = true });
    }
}

/// <summary>The body that adds a key.</summary>
internal sealed record NewKeyBody(string? Name, string? PublicKey, string? Proof);

/// <summary>The body that revokes a key.</summary>
internal sealed record RevokeKeyBody(string? Fingerprint);
