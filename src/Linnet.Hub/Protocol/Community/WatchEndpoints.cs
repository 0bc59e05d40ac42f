using Linnet.Hub.Community.Notifications;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>How much a user hears of a repository.</summary>
internal sealed class WatchEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var address = $"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/watch";
            routes.MapGet(address, context => FindAsync(context, kind));
            routes.MapPut(address, context => SetAsync(context, kind));
        }
    }

    private static string NameOf(WatchLevel level) => level switch
    {
        WatchLevel.Nothing => "nothing",
        WatchLevel.Everything => "everything",
        _ => "participating",
    };

    private async Task FindAsync(HttpContext context, RepositoryKind kind) =>
        await HubJson.WriteAsync(context, new { level = NameOf(await hub.Community.Watches.FindAsync(context.Caller, context.NameOf(kind), context.RequestAborted)) });

    private async Task SetAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<WatchBody>(context);
        await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Access.Verb.Discuss, context.RequestAborted);
        var level = body.Level switch
        {
            "nothing" => WatchLevel.Nothing,
            "participating" => WatchLevel.Participating,
            "everything" => WatchLevel.Everything,
            _ => throw new RefusedException(Refusal.BadRequest, $"'{body.Level}' is no level: use nothing, participating or everything."),
        };
        await hub.Community.Watches.SetAsync(context.Caller, context.NameOf(kind), level, context.RequestAborted);
        await HubJson.WriteAsync(context, new { level = NameOf(level) });
    }
}

/// <summary>The body of <c>watch</c>.</summary>
internal sealed record WatchBody(string? Level);
