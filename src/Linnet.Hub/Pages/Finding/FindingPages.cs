using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Finding;

/// <summary>The lists of models, datasets and apps, which are also what a search answers with.</summary>
internal sealed class FindingPages(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All) routes.MapPage(PathOf(kind), context => ShowAsync(context, kind));
    }

    /// <summary>The address of the list of a kind.</summary>
    internal static string PathOf(RepositoryKind kind) => $"/{KindPrefixes.Api(kind)}";

    private async Task ShowAsync(HttpContext context, RepositoryKind kind)
    {
        var query = context.Request.Query;
        var request = FindingQuery.Read(query, kind);
        var result = await hub.Discovery.FindAsync(context.Caller, request, context.RequestAborted);

        // Phones say that they are some; a window that is narrow all the same is folded by the script.
        var isPhone = context.Request.Headers.UserAgent.ToString().Contains("Mobi", StringComparison.Ordinal);
        var words = FindingQuery.WordsOf(query);
        await context.RenderAsync<FindingPage>(new FindingView(kind, words, request, result, FindingQuery.PageOf(query), FindingQuery.AddressOf(PathOf(kind), query), isPhone));
    }
}
