using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Browsing;

/// <summary>What has happened: histories, and each commit by itself.</summary>
internal sealed class CommitPageEndpoints(HubServices hub)
{
    private const int PageSize = 30;
    private const int MaxPage = 100_000;
    private const int MaxChanges = 300;

    private readonly TreeComparison _comparison = new(hub.Trees);

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRepositoryPage("/commits/{**rest}", HistoryAsync);
        routes.MapRepositoryPage("/commit/{id}", CommitAsync);
    }

    private async Task HistoryAsync(HttpContext context, RepositoryKind kind)
    {
        var at = await BrowsedPath.OpenAsync(hub, context, kind, Verb.Read, RepositoryTabs.Commits);
        var number = context.Number("p", 0, 0, MaxPage);
        var commits = await hub.History.ListAsync(at.Repository.Row, at.Revision.Commit, number * PageSize, PageSize + 1, context.RequestAborted);
        var choice = await RevisionChoice.LoadAsync(hub, at, "commits", context.RequestAborted);
        List<CommitRow> shown = [.. commits.Take(PageSize)];
        var signatures = await hub.Signatures.OfAsync(at.Repository.Row, shown.ConvertAll(commit => commit.Id), context.RequestAborted);
        await context.RenderAsync<CommitsPage>(at.Repository, choice, new CommitsView(at, shown, signatures, number, commits.Count > PageSize));
    }

    private async Task CommitAsync(HttpContext context, RepositoryKind kind)
    {
        var cancellation = context.RequestAborted;
        var page = await RepositoryPage.OpenAsync(hub, context, kind, Verb.Read, RepositoryTabs.Commits);
        var id = (string)context.Request.RouteValues["id"]!;
        if (!ObjectId.TryParse(id, out _)) throw new RefusedException(Refusal.RevisionNotFound, $"'{id}' is no commit: a commit has {ObjectId.TextLength} hexadecimal digits.");
        var revision = await hub.Revisions.FindAsync(page.Row, id.ToLowerInvariant(), cancellation);
        var commits = await hub.History.ListAsync(page.Row, revision.Commit, 0, 2, cancellation);
        var before = commits.Count > 1 ? commits[1].TreeId : GitHash.Of(GitHash.Tree, []);
        var changes = await _comparison.CompareAsync(before, commits[0].TreeId);
        await context.RenderAsync<CommitPage>(page, new CommitView(page, commits[0], [.. changes.Take(MaxChanges)], changes.Count));
    }
}
