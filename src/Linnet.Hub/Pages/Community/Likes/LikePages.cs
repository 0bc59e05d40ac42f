using Linnet.Hub.Access;
using Linnet.Hub.Pages.Community.Following;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Protocol.Community;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community.Likes;

/// <summary>The button that likes a repository, who likes it, and what a user likes.</summary>
internal sealed class LikePages(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRepositoryPage("/likers", ShowLikersAsync);
        routes.MapRepositoryForm(hub, "/like", SetAsync);
        routes.MapPage("/users/{user}/likes", ShowLikesAsync);
    }

    private async Task ShowLikersAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.See, string.Empty);
        var (number, bounds) = PagePart.Of(context);
        var likers = await hub.Community.Likes.LikersAsync(context.Caller, page.Name, bounds, context.RequestAborted);
        await context.RenderAsync<LikersPage>(page, new AccountListView(likers.Items, number, likers.HasMore));
    }

    private async Task SetAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Discuss, string.Empty);
        var form = await context.FormAsync();
        await hub.Community.Likes.SetAsync(context.Caller, page.Name, form.Text("likes") == "true", context.RequestAborted);

        // Back to the tab on which the button was pressed.
        var tab = RepositoryTabs.All.FirstOrDefault(tab => tab.Key == form.Text("tab"));
        await PageRoutes.GoTo(context, page.Address + tab?.Path);
    }

    private async Task ShowLikesAsync(HttpContext context)
    {
        var (number, bounds) = PagePart.Of(context);
        var account = await hub.Accounts.RequireAsync(context.Part(), context.RequestAborted);
        var likes = await hub.Community.Likes.OfUserAsync(context.Caller, account.Name, bounds, context.RequestAborted);
        await context.RenderAsync<LikesPage>(new LikesView(account, [.. likes.Items.Select(item => item.Repository)], number, likes.HasMore));
    }
}
