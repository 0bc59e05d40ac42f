using System.Text;
using Linnet.Hub.Access;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Pages.Cards;

/// <summary>The first page of every model, dataset and app: its card.</summary>
internal sealed class CardEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes) => routes.MapRepositoryPage(string.Empty, ShowAsync);

    private async Task ShowAsync(HttpContext context, RepositoryKind kind)
    {
        var cancellation = context.RequestAborted;
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.See, RepositoryTabs.Card);
        var revision = await hub.Revisions.FindAsync(page.Row, RefNames.MainBranch, cancellation);

        // What an administrator has switched off is not shown either.
        var isShown = page.CanRead || !page.Row.IsDisabled;
        var source = isShown && await hub.Files.ReadSmallAsync(revision, RepositoryCard.FileName, cancellation) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
        var place = new CardPlace($"{page.Address}/blob/{RefNames.MainBranch}", $"{page.Address}/resolve/{RefNames.MainBranch}");
        var files = page.CanRead ? await hub.Files.AllAsync(revision, cancellation) : [];
        var head = page.CanRead ? (await hub.History.ListAsync(page.Row, revision.Commit, 0, 1, cancellation))[0] : null;
        var html = source is null ? null : CardMarkdown.ToHtml(source, place);
        var view = new CardView(html, source, new CardFacts(page.Row.Card), (files.Count, files.Sum(file => file.File!.Size)), head)
        {
            Request = await RequestAsync(context, page, cancellation),
        };
        await context.RenderAsync<CardPage>(page, view);
    }

    private async Task<AccessRequestState?> RequestAsync(HttpContext context, RepositoryPage page, CancellationToken cancellation)
    {
        if (page.CanRead || context.Caller.UserId is not { } userId) return null;
        var row = await hub.Database.ReadAsync(database => database.AccessRequests
            .FirstOrDefaultAsync(row => row.RepositoryId == page.Row.Id && row.UserId == userId, cancellation));
        return row?.State;
    }
}
