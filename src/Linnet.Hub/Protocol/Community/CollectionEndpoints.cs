using Linnet.Hub.Community.Collections;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>Collections: listed, made, shown, changed, deleted.</summary>
internal sealed class CollectionEndpoints(HubServices hub)
{
    private const int MaxFilters = 50;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/collections", ListAsync);
        routes.MapPost("/api/collections", CreateAsync);
        routes.MapGet("/api/collections/{owner}/{slug}", async context => await WriteAsync(context, await hub.Community.Collections.FindAsync(context.Caller, IdOf(context), context.RequestAborted)));
        routes.MapPatch("/api/collections/{owner}/{slug}", ChangeAsync);
        routes.MapDelete("/api/collections/{owner}/{slug}", DeleteAsync);
    }

    /// <summary>The collection that an address names; a number that none has where it names none, so that rights are looked at first.</summary>
    internal static long IdOf(HttpContext context) => CollectionSlug.Parse(context.Part("slug")) ?? 0;

    private static List<string> Filter(HttpContext context, string field)
    {
        var values = context.Request.Query[field].OfType<string>().Where(value => value.Length > 0).ToList();
        return values.Count <= MaxFilters ? values : throw new RefusedException(Refusal.BadRequest, $"'{field}' may be given {MaxFilters} times.");
    }

    private static RepositoryName NameOf(string item)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"{KindPrefixes.Api(kind)}/";
            if (item.StartsWith(prefix, StringComparison.Ordinal)) return RepositoryName.Parse(kind, item[prefix.Length..]);
        }

        throw new RefusedException(Refusal.BadRequest, $"'{item}' is no item: write models/, datasets/ or spaces/, and the name of the repository.");
    }

    private async Task ListAsync(HttpContext context)
    {
        // Of the orders that clients know there is one here: what changed last comes first.
        var bounds = context.Bounds;
        var page = await hub.Community.Collections.ListAsync(
            context.Caller,
            new CollectionQuery { Owners = Filter(context, "owner"), Containing = [.. Filter(context, "item").Select(NameOf)], Search = context.Request.Query["q"].FirstOrDefault(), Bounds = bounds },
            context.RequestAborted);
        var liked = await hub.Community.Likes.LikedAsync(context.Caller, [.. page.Items.SelectMany(CollectionViews.RepositoriesOf).Distinct()], context.RequestAborted);
        await context.WritePageAsync(page, bounds, view => CollectionViews.Of(context, view, liked));
    }

    private async Task CreateAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<CollectionBody>(context);
        await WriteAsync(context, await hub.Community.Collections.CreateAsync(context.Caller, body.Namespace, body.Title, body.Description, body.Private ?? false, context.RequestAborted));
    }

    private async Task ChangeAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<CollectionBody>(context);
        var view = await hub.Community.Collections.ChangeAsync(
            context.Caller, IdOf(context), new CollectionChange(body.Title, body.Description, body.Private, body.Theme, body.Position), context.RequestAborted);
        await HubJson.WriteAsync(context, new { success = true, data = CollectionViews.Of(context, view, await LikedAsync(context, view)) });
    }

    private async Task DeleteAsync(HttpContext context)
    {
        await hub.Community.Collections.DeleteAsync(context.Caller, IdOf(context), context.RequestAborted);
        await context.DoneAsync();
    }

    private Task<IReadOnlySet<long>> LikedAsync(HttpContext context, CollectionView view) =>
        hub.Community.Likes.LikedAsync(context.Caller, [.. CollectionViews.RepositoriesOf(view)], context.RequestAborted);

    private async Task WriteAsync(HttpContext context, CollectionView view) => await HubJson.WriteAsync(context, CollectionViews.Of(context, view, await LikedAsync(context, view)));
}
