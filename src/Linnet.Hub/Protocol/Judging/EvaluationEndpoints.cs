using System.Globalization;
using Linnet.Hub.Access;
using Linnet.Hub.Judging;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Judging;

/// <summary>Evaluations of models, and the leaderboards that follow from them.</summary>
internal sealed class EvaluationEndpoints(HubServices hub, JudgingRuntime runtime)
{
    private const string Json = "application/json";

    private JudgingServices Judging => hub.Judging;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/models/{ns}/{name}/evaluations", OrderAsync);
        routes.MapGet("/api/models/{ns}/{name}/evaluations", ListAsync);
        routes.MapGet("/api/models/{ns}/{name}/evaluations/{number:long}", DescribeAsync);
        routes.MapGet("/api/models/{ns}/{name}/evaluations/{number:long}/signed", SignedAsync);
        routes.MapGet("/api/leaderboards", BoardsAsync);
        routes.MapGet("/api/leaderboards/{spec}", BoardAsync);
        routes.MapGet("/api/evaluation-specs/{spec}", SpecAsync);
    }

    private async Task OrderAsync(HttpContext context)
    {
        var (caller, name, cancellation) = (context.Caller, context.NameOf(RepositoryKind.Model), context.RequestAborted);

        // Whether one may know of the model comes before all else.
        await hub.Access.OpenAsync(caller, name, Verb.See, cancellation);
        var body = await HubJson.ReadAsync<EvaluationBody>(context);
        var revision = body.Revision ?? RefNames.MainBranch;
        await Judging.Evaluations.CheckAsync(caller, name, revision, cancellation);
        var spec = body.Spec is { } given
            ? await Judging.Specs.AddAsync(caller, given.GetRawText(), runtime.MaxDataBytes, cancellation)
            : await Judging.Specs.FindAsync(caller, body.SpecSha256, cancellation);
        if (!runtime.TryIt.IsAvailable) throw new RefusedException(Refusal.Unavailable, "This hub runs no models: it was started without the program for it. Measure with linnet evaluate --spec.");
        var job = await Judging.Evaluations.OrderAsync(caller, name, revision, spec, cancellation);
        context.Response.StatusCode = job is null ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        await HubJson.WriteAsync(context, new { specSha256 = spec.Id.ToString(), state = JobViews.StateOf(job, hasResult: true), job = job?.Id });
    }

    private async Task ListAsync(HttpContext context)
    {
        var list = await Judging.Evaluations.ListAsync(context.Caller, context.NameOf(RepositoryKind.Model), context.RequestAborted);
        await HubJson.WriteAsync(context, new
        {
            results = list.Results.Select(item => EvaluationViews.Of(item.Row, item.Spec, context.Root, list.Repository.FullName.Id)),
            jobs = list.Jobs.Select(EvaluationViews.Of),
        });
    }

    private async Task DescribeAsync(HttpContext context)
    {
        var (row, spec) = await FindAsync(context);
        await HubJson.WriteAsync(context, EvaluationViews.Of(row, spec, context.Root, context.NameOf(RepositoryKind.Model).Id));
    }

    private async Task SignedAsync(HttpContext context)
    {
        var (row, _) = await FindAsync(context);
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(row.Document, context.RequestAborted);
    }

    private Task<(Database.EvaluationRow Row, Database.EvaluationSpecRow Spec)> FindAsync(HttpContext context) => Judging.Evaluations.FindAsync(
        context.Caller, context.NameOf(RepositoryKind.Model), long.Parse((string)context.Request.RouteValues["number"]!, CultureInfo.InvariantCulture), context.RequestAborted);

    private async Task BoardsAsync(HttpContext context) => await HubJson.WriteAsync(
        context, (await Judging.Leaderboards.ListAsync(context.Caller, context.Request.Query["task"].FirstOrDefault(), context.RequestAborted)).Select(EvaluationViews.Of));

    private async Task BoardAsync(HttpContext context) =>
        await HubJson.WriteAsync(context, EvaluationViews.Of(await Judging.Leaderboards.FindAsync(context.Caller, SpecOf(context), context.RequestAborted)));

    private async Task SpecAsync(HttpContext context)
    {
        var row = await Judging.Specs.FindAsync(context.Caller, SpecOf(context), context.RequestAborted);
        context.Response.ContentType = Json;
        await context.Response.WriteAsync(row.Text, context.RequestAborted);
    }

    private static string? SpecOf(HttpContext context) => (string?)context.Request.RouteValues["spec"];
}
