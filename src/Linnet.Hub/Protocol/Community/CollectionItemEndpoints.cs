using Linnet.Hub.Community.Collections;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>What is in a collection: added, changed, removed.</summary>
internal sealed class CollectionItemEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        const string Items = "/api/collections/{owner}/{slug}/items";
        routes.MapPost(Items, AddAsync);
        routes.MapPatch($"{Items}/{{id}}", ChangeAsync);
        routes.MapDelete($"{Items}/{{id}}", RemoveAsync);
    }

    private async Task AddAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<CollectionItemBody>(context);
        var (id, item) = (CollectionEndpoints.IdOf(context), body.Item ?? throw new RefusedException(Refusal.BadRequest, "The body needs 'item' with 'type' and 'id'."));
        switch (item.Type)
        {
            case "model" or "dataset" or "space":
                await hub.Community.Items.AddAsync(context.Caller, id, RepositoryName.Parse(KindPrefixes.Parse(item.Type), NameOf(item)), body.Note, context.RequestAborted);
                break;
            case "collection":
                var target = CollectionSlug.Parse(item.Id?.Split('/')[^1]) ?? throw new RefusedException(Refusal.NotFound, $"There is no collection '{item.Id}'.");
                await hub.Community.Items.AddAsync(context.Caller, id, target, body.Note, context.RequestAborted);
                break;
            default:
                throw new RefusedException(Refusal.BadRequest, $"'{item.Type}' cannot be in a collection here: use model, dataset, space or collection.");
        }

        var view = await hub.Community.Collections.FindAsync(context.Caller, id, context.RequestAborted);
        var liked = await hub.Community.Likes.LikedAsync(context.Caller, [.. CollectionViews.RepositoriesOf(view)], context.RequestAborted);
        await HubJson.WriteAsync(context, CollectionViews.Of(context, view, liked));
    }

    /// <summary>The name of a repository; some write the kind in front of it.</summary>
    private static string? NameOf(CollectionItemName item)
    {
        var prefix = $"{item.Type}s/";
        return item.Id is { } id && id.StartsWith(prefix, StringComparison.Ordinal) && id.Count(letter => letter == '/') == 2 ? id[prefix.Length..] : item.Id;
    }

    private async Task ChangeAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<CollectionItemChange>(context);
        await hub.Community.Items.ChangeAsync(context.Caller, CollectionEndpoints.IdOf(context), context.Id(), body.Note, body.Position, context.RequestAborted);
        await context.DoneAsync();
    }

    private async Task RemoveAsync(HttpContext context)
    {
        await hub.Community.Items.RemoveAsync(context.Caller, CollectionEndpoints.IdOf(context), context.Id(), context.RequestAborted);
        await context.DoneAsync();
    }
}
