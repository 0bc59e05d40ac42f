using Linnet.Hub.Community.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>A user's notifications.</summary>
internal sealed class NotificationEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/notifications", ListAsync);
        routes.MapPost("/api/notifications/read", MarkAllAsync);
        routes.MapPost("/api/notifications/{id}/read", context => MarkAsync(context, isRead: true));
        routes.MapPost("/api/notifications/{id}/unread", context => MarkAsync(context, isRead: false));
    }

    private static string NameOf(NotificationReason reason) => reason switch
    {
        NotificationReason.Named => "mention",
        NotificationReason.TakesPart => "participating",
        NotificationReason.Owns => "owner",
        _ => "follow",
    };

    private static object View(Notification item) => new
    {
        id = $"{item.Row.Id}",
        type = item.Row.Kind.ToString().ToLowerInvariant(),
        reason = NameOf(item.Row.Reason),
        read = item.Row.IsRead,
        updatedAt = item.Row.Updated.UtcDateTime,
        author = new { name = item.Row.ActorName },
        repo = new { name = item.Repository.FullName.Id, type = item.Repository.Kind.ToString().ToLowerInvariant() },
        discussion = item.Discussion is { } discussion ? new { num = discussion.Number, title = discussion.Title, isPullRequest = discussion.IsPullRequest } : null,
    };

    private async Task ListAsync(HttpContext context)
    {
        var bounds = context.Bounds;
        var page = await hub.Community.Inbox.ListAsync(context.Caller, context.IsSet("unread"), bounds, context.RequestAborted);
        context.Response.Headers["X-Unread-Count"] = $"{await hub.Community.Inbox.CountUnreadAsync(context.Caller, context.RequestAborted)}";
        await context.WritePageAsync(page, bounds, View);
    }

    private async Task MarkAllAsync(HttpContext context) => await HubJson.WriteAsync(context, new { marked = await hub.Community.Inbox.MarkAllAsync(context.Caller, context.RequestAborted) });

    private async Task MarkAsync(HttpContext context, bool isRead)
    {
        await hub.Community.Inbox.MarkAsync(context.Caller, context.Id(), isRead, context.RequestAborted);
        await context.DoneAsync();
    }
}
