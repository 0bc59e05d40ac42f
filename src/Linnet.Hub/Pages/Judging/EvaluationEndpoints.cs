using Linnet.Hub.Access;
using Linnet.Hub.Judging;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Judging;

/// <summary>Pages on evaluations of a model, and the leaderboards.</summary>
internal sealed class EvaluationEndpoints(HubServices hub, JudgingRuntime runtime)
{
    private const string Address = "/{ns}/{name}/evaluations";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Address, ShowAsync);
        routes.MapPost(Address, OrderAsync).WithMetadata(FormMark.Instance);
        routes.MapPage("/leaderboards", context => ShowBoardsAsync(context, null));
        routes.MapPage("/leaderboards/{task}", context => ShowBoardsAsync(context, (string)context.Request.RouteValues["task"]!));
        routes.MapPage("/leaderboards/{task}/{spec}", ShowBoardAsync);
    }

    private async Task ShowAsync(HttpContext context) => await ShowAsync(context, null, string.Empty, context.Request.Query["revision"].FirstOrDefault() ?? RefNames.MainBranch);

    private async Task ShowAsync(HttpContext context, string? error, string spec, string revision)
    {
        var page = await RepositoryPage.OpenAsync(hub, context, RepositoryKind.Model, Verb.Read, JudgingTabs.Evaluations);
        var list = await hub.Judging.Evaluations.ListAsync(context.Caller, page.Name, context.RequestAborted);
        await context.RenderAsync<EvaluationsPage>(page, new EvaluationsView(list, runtime.TryIt.IsAvailable, error, spec, revision));
    }

    private async Task OrderAsync(HttpContext context)
    {
        var (caller, name, cancellation) = (context.Caller, context.NameOf(RepositoryKind.Model), context.RequestAborted);
        await hub.Access.OpenAsync(caller, name, Verb.See, cancellation);
        var form = await JudgingPages.FormOfAsync(context);
        var (spec, revision) = (form["spec"].ToString().Trim(), form["revision"].ToString().Trim() is { Length: > 0 } named ? named : RefNames.MainBranch);
        await hub.Judging.Evaluations.CheckAsync(caller, name, revision, cancellation);
        try
        {
            var row = spec.StartsWith('{')
                ? await hub.Judging.Specs.AddAsync(caller, spec, runtime.MaxDataBytes, cancellation)
                : await hub.Judging.Specs.FindAsync(caller, spec, cancellation);
            await hub.Judging.Evaluations.OrderAsync(caller, name, revision, row, cancellation);
        }
        catch (RefusedException refused)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await ShowAsync(context, refused.Message, spec, revision);
            return;
        }

        await PageRoutes.GoTo(context, $"/{name.Id}/evaluations");
    }

    private async Task ShowBoardsAsync(HttpContext context, string? task) =>
        await context.RenderAsync<LeaderboardsPage>(new LeaderboardsView(await hub.Judging.Leaderboards.ListAsync(context.Caller, task, context.RequestAborted), task));

    private async Task ShowBoardAsync(HttpContext context)
    {
        var board = await hub.Judging.Leaderboards.FindAsync(context.Caller, (string?)context.Request.RouteValues["spec"], context.RequestAborted);
        await context.RenderAsync<LeaderboardPage>(board);
    }
}
