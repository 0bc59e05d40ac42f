using Linnet.Hub.Community;
using Linnet.Hub.Database;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Pages.Texts;
using Linnet.Hub.Protocol;
using Linnet.Hub.Protocol.Community;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community.Following;

/// <summary>Who follows whom, and the button that begins and ends it.</summary>
internal sealed class FollowPages(HubServices hub)
{
    private const string Prefix = "/users/{user}";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage($"{Prefix}/followers", context => ShowAsync(context, FollowingTexts.FollowersOf, hub.Community.Follows.FollowersAsync));
        routes.MapPage($"{Prefix}/following", context => ShowAsync(context, FollowingTexts.FollowedBy, hub.Community.Follows.FollowedAsync));
        routes.MapForm($"{Prefix}/follow", SetAsync);
    }

    private async Task ShowAsync(HttpContext context, PageText title, Func<string, PageBounds, CancellationToken, Task<Paged<AccountRow>>> list)
    {
        var account = await hub.Accounts.RequireAsync(context.Part(), context.RequestAborted);
        var (number, bounds) = PagePart.Of(context);
        var page = await list(account.Name, bounds, context.RequestAborted);
        await context.RenderAsync<FollowedPage>(new FollowedView(account, title), new AccountListView(page.Items, number, page.HasMore));
    }

    private async Task SetAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var (form, name) = (await context.FormAsync(), context.Part());
        await hub.Community.Follows.SetAsync(context.Caller, name, form.Text("follows") == "true", context.RequestAborted);
        await PageRoutes.GoTo(context, $"/{name}?done=saved");
    }
}
