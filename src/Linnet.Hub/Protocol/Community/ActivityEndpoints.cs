using System.Globalization;
using Linnet.Hub.Community;
using Linnet.Hub.Community.Activity;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>What has happened: in a repository, by a user, and where the caller follows.</summary>
internal sealed class ActivityEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            routes.MapGet($"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/activity", async context =>
                await WriteAsync(context, await hub.Community.Feed.OfRepositoryAsync(context.Caller, context.NameOf(kind), Before(context), context.Take, context.RequestAborted)));
        }

        routes.MapGet("/api/users/{user}/activity", async context =>
            await WriteAsync(context, await hub.Community.Feed.OfUserAsync(context.Caller, context.Part(), Before(context), context.Take, context.RequestAborted)));
        routes.MapGet("/api/activity", async context =>
            await WriteAsync(context, await hub.Community.Feed.OfFollowedAsync(context.Caller, Before(context), context.Take, context.RequestAborted)));
    }

    private static long? Before(HttpContext context)
    {
        if (context.Request.Query["cursor"].FirstOrDefault() is not { } text) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw new RefusedException(Refusal.BadRequest, $"'cursor' has to be a number, not '{text}'.");
    }

    private static string NameOf(ActivityKind kind) => kind switch
    {
        ActivityKind.Created => "create",
        ActivityKind.Moved => "move",
        ActivityKind.RefMoved => "update",
        ActivityKind.DiscussionOpened => "discussion",
        ActivityKind.Commented => "comment",
        ActivityKind.DiscussionChanged => "discussion-change",
        ActivityKind.Merged => "merge",
        ActivityKind.Reviewed => "review",
        ActivityKind.Liked => "like",
        _ => "other",
    };

    private static object View(FeedEntry entry) => new
    {
        id = $"{entry.Activity.Id}",
        type = NameOf(entry.Activity.Kind),
        createdAt = entry.Activity.Created.UtcDateTime,
        author = new { name = entry.Activity.ActorName },
        repo = new { name = entry.Repository.FullName.Id, type = entry.Repository.Kind.ToString().ToLowerInvariant() },
        @ref = entry.Activity.RefName is { } name ? RefNames.Revision(name) : null,
        oldSha = entry.Activity.Before?.ToString(),
        newSha = entry.Activity.After?.ToString(),
        title = entry.Activity.Text,
        discussion = entry.Discussion is { } discussion ? new { num = discussion.Number, title = discussion.Title, isPullRequest = discussion.IsPullRequest } : null,
    };

    private static Task WriteAsync(HttpContext context, Paged<FeedEntry> page)
    {
        if (page.HasMore) context.LinkNext(page.Items[^1].Activity.Id.ToString(CultureInfo.InvariantCulture));
        return HubJson.WriteAsync(context, page.Items.Select(View));
    }
}
