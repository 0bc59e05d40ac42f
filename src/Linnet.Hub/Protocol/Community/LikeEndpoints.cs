using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>Likes: of a repository, and of a user.</summary>
internal sealed class LikeEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}";
            routes.MapPost($"{prefix}/like", context => SetAsync(context, kind, likes: true));
            routes.MapDelete($"{prefix}/like", context => SetAsync(context, kind, likes: false));
            routes.MapGet($"{prefix}/likers", context => LikersAsync(context, kind));
        }

        routes.MapGet("/api/users/{user}/likes", OfUserAsync);
    }

    private async Task SetAsync(HttpContext context, RepositoryKind kind, bool likes)
    {
        var count = await hub.Community.Likes.SetAsync(context.Caller, context.NameOf(kind), likes, context.RequestAborted);
        await HubJson.WriteAsync(context, new { likes = count, isLikedByUser = likes });
    }

    private async Task LikersAsync(HttpContext context, RepositoryKind kind)
    {
        var bounds = context.Bounds;
        await context.WritePageAsync(await hub.Community.Likes.LikersAsync(context.Caller, context.NameOf(kind), bounds, context.RequestAborted), bounds, AccountViews.Of);
    }

    private async Task OfUserAsync(HttpContext context)
    {
        var bounds = context.Bounds;
        var page = await hub.Community.Likes.OfUserAsync(context.Caller, context.Part(), bounds, context.RequestAborted);
        await context.WritePageAsync(page, bounds, like => new
        {
            createdAt = like.Created.UtcDateTime,
            repo = new { name = like.Repository.FullName.Id, type = like.Repository.Kind.ToString().ToLowerInvariant() },
        });
    }
}
