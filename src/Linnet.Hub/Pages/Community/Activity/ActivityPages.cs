using System.Globalization;
using Linnet.Hub.Access;
using Linnet.Hub.Community.Notifications;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Protocol.Community;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community.Activity;

/// <summary>What has happened: where the visitor follows, of an owner, in a repository; and how much a visitor hears of one.</summary>
internal sealed class ActivityPages(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/activity", ShowFollowedAsync);
        routes.MapPage("/users/{user}/activity", ShowOwnerAsync);
        routes.MapRepositoryPage("/activity", ShowRepositoryAsync);
        routes.MapRepositoryForm(hub, "/watch", WatchAsync);
    }

    private static long? Before(HttpContext context)
    {
        if (context.Request.Query["before"].FirstOrDefault() is not { } text) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw new RefusedException(Refusal.BadRequest, $"'before' has to be a number, not '{text}'.");
    }

    private static WatchLevel LevelOf(string text) => text switch
    {
        "everything" => WatchLevel.Everything,
        "participating" => WatchLevel.Participating,
        "nothing" => WatchLevel.Nothing,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{text}' is no level: use everything, participating or nothing."),
    };

    private async Task ShowFollowedAsync(HttpContext context)
    {
        var before = Before(context);
        var page = await hub.Community.Feed.OfFollowedAsync(context.Caller, before, PagePart.Size, context.RequestAborted);
        await context.RenderAsync<FeedPage>(new FeedView(page, before is null), new FeedOwner(null));
    }

    private async Task ShowOwnerAsync(HttpContext context)
    {
        var (before, account) = (Before(context), await hub.Accounts.RequireAsync(context.Part(), context.RequestAborted));
        var page = await hub.Community.Feed.OfOwnerAsync(context.Caller, account, before, PagePart.Size, context.RequestAborted);
        await context.RenderAsync<FeedPage>(new FeedView(page, before is null), new FeedOwner(account));
    }

    private async Task ShowRepositoryAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.See, string.Empty);
        var before = Before(context);
        var feed = await hub.Community.Feed.OfRepositoryAsync(context.Caller, page.Name, before, PagePart.Size, context.RequestAborted);
        var level = await hub.Community.Watches.FindAsync(context.Caller, page.Row, context.RequestAborted);
        await context.RenderAsync<RepositoryActivityPage>(page, new FeedView(feed, before is null), new WatchView(level));
    }

    private async Task WatchAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Discuss, string.Empty);
        await hub.Community.Watches.SetAsync(context.Caller, page.Name, LevelOf((await context.FormAsync()).Text("level")), context.RequestAborted);
        await PageRoutes.GoTo(context, $"{page.Address}/activity?done=saved");
    }
}
