using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Requests to read gated repositories.</summary>
internal sealed class AccessRequestEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            routes.MapPost($"/{KindPrefixes.Files(kind)}{{ns}}/{{name}}/ask-access", context => AskAsync(context, kind));
            var prefix = $"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/user-access-request";
            routes.MapGet($"{prefix}/{{state}}", context => ListAsync(context, kind));
            routes.MapPost($"{prefix}/handle", context => HandleAsync(context, kind));
            routes.MapPost($"{prefix}/grant", context => GrantAsync(context, kind));
        }
    }

    private static AccessRequestState StateOf(string? text) => text switch
    {
        "pending" => AccessRequestState.Pending,
        "accepted" => AccessRequestState.Accepted,
        "rejected" => AccessRequestState.Rejected,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{text}' is no state of a request: use pending, accepted or rejected."),
    };

    private static string NameOf(AccessRequestState state) => state switch
    {
        AccessRequestState.Accepted => "accepted",
        AccessRequestState.Rejected => "rejected",
        _ => "pending",
    };

    private static string UserOf(AccessRequestBody body) => body.User
        ?? throw new RefusedException(Refusal.BadRequest, "The body needs 'user', the name of who has asked.");

    private static Task DoneAsync(HttpContext context) => HubJson.WriteAsync(context, new { success = true });

    private async Task AskAsync(HttpContext context, RepositoryKind kind)
    {
        var state = await hub.Requests.AskAsync(context.Caller, context.NameOf(kind), context.RequestAborted);
        await HubJson.WriteAsync(context, new { status = NameOf(state) });
    }

    private async Task ListAsync(HttpContext context, RepositoryKind kind)
    {
        var state = StateOf((string?)context.Request.RouteValues["state"]);
        var rows = await hub.Requests.ListAsync(context.Caller, context.NameOf(kind), state, context.RequestAborted);
        await HubJson.WriteAsync(context, rows.Select(row => new
        {
            user = new { _id = $"{row.User.Id}", user = row.User.Name, fullname = row.User.FullName ?? row.User.Name, email = row.User.Email },
            status = NameOf(row.Request.State),
            timestamp = row.Request.Asked.UtcDateTime,
        }));
    }

    private async Task HandleAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<AccessRequestBody>(context);
        await hub.Requests.DecideAsync(context.Caller, context.NameOf(kind), UserOf(body), StateOf(body.Status), isAsked: true, context.RequestAborted);
        await DoneAsync(context);
    }

    private async Task GrantAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<AccessRequestBody>(context);
        await hub.Requests.DecideAsync(context.Caller, context.NameOf(kind), UserOf(body), AccessRequestState.Accepted, isAsked: false, context.RequestAborted);
        await DoneAsync(context);
    }
}

/// <summary>The body of <c>handle</c> and <c>grant</c>.</summary>
internal sealed record AccessRequestBody(string? User, string? Status);
