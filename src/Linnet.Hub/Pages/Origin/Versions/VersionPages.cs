using Linnet.Hub.Access;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Linnet.Hub.Repositories.Versions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Origin.Versions;

/// <summary>The page of versions, and the one that asks before a branch is rolled back.</summary>
internal sealed class VersionPages(HubServices hub)
{
    private const int MaxNotes = 10_000;
    private const string BranchField = "branch";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRepositoryPage("/versions", ShowAsync);
        MapForm(routes, "/versions", CreateAsync);
        routes.MapRepositoryPage("/rollback/{commit}", AskAsync);
        MapForm(routes, "/rollback/{commit}", RollBackAsync);
    }

    /// <summary>Takes a form of those who may write; the handler asks for that right before all else.</summary>
    private static void MapForm(IEndpointRouteBuilder routes, string suffix, Func<HttpContext, RepositoryKind, Task> answer)
    {
        foreach (var kind in KindPrefixes.All)
            routes.MapPost($"/{KindPrefixes.Files(kind)}{{ns}}/{{name}}{suffix}", context => answer(context, kind)).WithMetadata(FormMark.Instance);
    }

    private static string CommitOf(HttpContext context) => (string)context.Request.RouteValues["commit"]!;

    private async Task ShowAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Read, OriginTabs.Versions);
        await context.RenderAsync<VersionsPage>(page, new VersionsView(await hub.Versions.AllAsync(page.Row, context.RequestAborted)));
    }

    private async Task CreateAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Write, OriginTabs.Versions);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (number, revision, notes) = (form["number"].ToString().Trim(), form["revision"].ToString().Trim(), form["notes"].ToString().Trim());
        var error = SemanticVersion.OfTag(number) is { } version ? await MakeAsync(version) : VersionTexts.Wrong.In(Texts.LanguageChoice.Of(context), number);
        if (error is null)
        {
            await PageRoutes.GoTo(context, $"{page.Address}/versions?done=created");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.RenderAsync<VersionsPage>(page, new VersionsView(await hub.Versions.AllAsync(page.Row, context.RequestAborted), number, revision, notes, error));

        async Task<string?> MakeAsync(SemanticVersion version)
        {
            try
            {
                var said = notes.Length == 0 ? null : notes.Length <= MaxNotes ? notes : notes[..MaxNotes];
                await hub.Refs.CreateTagAsync(context.Caller, page.Name, revision, $"v{version}", said, context.RequestAborted);
                return null;
            }
            catch (RefusedException refused) when (refused.Refusal is Refusal.BadRequest or Refusal.Conflict or Refusal.RevisionNotFound)
            {
                return refused.Message;
            }
        }
    }

    private async Task AskAsync(HttpContext context, RepositoryKind kind)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Write, RepositoryTabs.Commits);
        var branch = context.Request.Query[BranchField].FirstOrDefault() ?? RefNames.MainBranch;
        var head = await hub.Revisions.FindAsync(page.Row, branch, context.RequestAborted);
        var target = await hub.Revisions.FindAsync(page.Row, CommitOf(context), context.RequestAborted);
        var comparison = await hub.Comparisons.OfAsync(page.Row, head, target, context.RequestAborted);
        await context.RenderAsync<RollbackPage>(page, new RollbackView(branch, head, target), comparison);
    }

    private async Task RollBackAsync(HttpContext context, RepositoryKind kind)
    {
        await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Write, context.RequestAborted);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (branch, parent) = (form[BranchField].ToString(), form["parent"].ToString());
        var name = context.NameOf(kind);
        await hub.Rewinds.RollBackAsync(context.Caller, name, branch, CommitOf(context), parent.Length == 0 ? null : parent, null, context.RequestAborted);
        await PageRoutes.GoTo(context, $"/{name.Address}/commits/{Uri.EscapeDataString(branch)}?done=committed");
    }
}
