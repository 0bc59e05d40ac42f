using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>What administrators of the hub do, and the log of it.</summary>
internal sealed class ModerationEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/moderation/repositories", SetRepositoryAsync);
        routes.MapPut("/api/moderation/users", SetUserAsync);
        routes.MapGet("/api/audit", AuditAsync);
    }

    private static object View(AuditRow row) => new
    {
        id = $"{row.Id}",
        action = row.Action.ToString(),
        author = new { name = row.ActorName },
        target = row.Target,
        detail = row.Detail,
        createdAt = row.Created.UtcDateTime,
    };

    private async Task SetRepositoryAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<SwitchBody>(context);
        context.Caller.RequireRuler();
        var name = RepositoryName.Parse(KindPrefixes.Parse(body.Type), body.Name);
        await hub.Community.Moderation.SetRepositoryDisabledAsync(context.Caller, name, body.Disabled, body.Reason, context.RequestAborted);
        await context.DoneAsync();
    }

    private async Task SetUserAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<SwitchBody>(context);
        await hub.Community.Moderation.SetUserDisabledAsync(context.Caller, body.Name ?? string.Empty, body.Disabled, body.Reason, context.RequestAborted);
        await context.DoneAsync();
    }

    private async Task AuditAsync(HttpContext context)
    {
        var bounds = context.Bounds;
        await context.WritePageAsync(await hub.Community.Moderation.AuditAsync(context.Caller, bounds, context.RequestAborted), bounds, View);
    }
}

/// <summary>What is switched off or on, and why.</summary>
internal sealed record SwitchBody(string? Type, string? Name, bool Disabled, string? Reason);
