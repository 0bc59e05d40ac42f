using Linnet.Hub.Access;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Judging;

/// <summary>The page on the quality of a version.</summary>
internal sealed class QualityEndpoints(HubServices hub)
{
    private const string Suffix = "/{ns}/{name}/quality/{**rest}";
    private const int RevisionAt = 3;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Suffix, ShowAsync);

        // Who may not write is told so by the service, after whether there is such a model.
        routes.MapPost(Suffix, RequestAsync).WithMetadata(FormMark.Instance);
    }

    private static string RevisionOf(HttpContext context) => RawPath.Join(RawPath.Parts(context, RevisionAt)) is { Length: > 0 } revision ? revision : RefNames.MainBranch;

    private async Task ShowAsync(HttpContext context)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, RepositoryKind.Model, Verb.Read, JudgingTabs.Quality);
        var revision = RevisionOf(context);
        var state = await hub.Judging.Reports.FindAsync(context.Caller, page.Name, revision, context.RequestAborted);
        await context.RenderAsync<QualityPage>(page, new QualityView(state, revision));
    }

    private async Task RequestAsync(HttpContext context)
    {
        var (name, revision) = (context.NameOf(RepositoryKind.Model), RevisionOf(context));
        await hub.Judging.Reports.RequestAsync(context.Caller, name, revision, context.RequestAborted);
        await PageRoutes.GoTo(context, $"/{name.Id}/quality/{Uri.EscapeDataString(revision)}");
    }
}
