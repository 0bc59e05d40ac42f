using System.Globalization;
using Linnet.Hub.Community;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Community;

/// <summary>What concerns the visitor.</summary>
internal sealed class NotificationPages(HubServices hub)
{
    /// <summary>Where the page is.</summary>
    internal const string Address = "/notifications";

    private const int PageSize = 30;
    private const int MaxPage = 1000;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Address, ShowAsync);
        routes.MapForm(Address, MarkAsync);
    }

    private async Task ShowAsync(HttpContext context)
    {
        var number = context.Number("p", 0, 0, MaxPage);
        var page = await hub.Community.Inbox.ListAsync(context.Caller, onlyUnread: false, new PageBounds(number * PageSize, PageSize), context.RequestAborted);
        await context.RenderAsync<NotificationsPage>(new NotificationsView(page.Items, number, page.HasMore));
    }

    private async Task MarkAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        var form = await context.FormAsync();
        if (long.TryParse(form.Text("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) await hub.Community.Inbox.MarkAsync(context.Caller, id, true, context.RequestAborted);
        else await hub.Community.Inbox.MarkAllAsync(context.Caller, context.RequestAborted);
        await PageRoutes.GoTo(context, $"{Address}?done=saved");
    }
}
