using Linnet.Hub.Access;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Protocol.Origin;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Origin.Compare;

/// <summary>The page that compares two versions.</summary>
internal sealed class ComparePages(HubServices hub)
{
    private const int MaxNames = 200;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRepositoryPage("/compare", ChooseAsync);
        routes.MapRepositoryPage("/compare/{**rest}", ShowAsync);
    }

    /// <summary>Without a choice the form alone; with one, on to its own address.</summary>
    private async Task ChooseAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await OpenAsync(context, kind);
        var (before, after) = (Field(context, "base"), Field(context, "head"));
        if (before.Length > 0 && after.Length > 0)
            await PageRoutes.GoTo(context, $"{page.Address}/compare/{Uri.EscapeDataString(before)}..{Uri.EscapeDataString(after)}");
        else await context.RenderAsync<ComparePage>(page, new CompareView(await NamesAsync(context, page), before, after.Length > 0 ? after : RefNames.MainBranch, null, null));
    }

    private async Task ShowAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await OpenAsync(context, kind);
        var text = RawPath.Join(RawPath.Parts(context, kind == RepositoryKind.Model ? 3 : 4));
        var revisions = await ComparedRevisions.FindAsync(hub, page.Row, text, context.RequestAborted);
        var comparison = await hub.Comparisons.OfAsync(page.Row, revisions.Before, revisions.After, context.RequestAborted);
        await context.RenderAsync<ComparePage>(page, new CompareView(await NamesAsync(context, page), revisions.BaseName, revisions.HeadName, revisions, comparison));
    }

    private Task<RepositoryPage> OpenAsync(HttpContext context, RepositoryKind kind) => RepositoryPage.OpenAsync(hub, context, kind, Verb.Read, RepositoryTabs.Commits);

    private static string Field(HttpContext context, string name) => (context.Request.Query[name].FirstOrDefault() ?? string.Empty).Trim();

    private async Task<IReadOnlyList<string>> NamesAsync(HttpContext context, RepositoryPage page) =>
        [.. (await hub.Refs.ListAsync(page.Row, context.RequestAborted)).Select(row => row.Name)
            .Where(name => name.StartsWith(RefNames.Heads, StringComparison.Ordinal) || name.StartsWith(RefNames.Tags, StringComparison.Ordinal))
            .Select(name => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]).Take(MaxNames)];
}
