using System.Text.Json.Nodes;
using Linnet.Hub.Access;
using Linnet.Hub.Judging;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Judging;

/// <summary>Checks of versions, and what is turned away at the door.</summary>
internal sealed class QualityEndpoints(HubServices hub)
{
    private const int RevisionAt = 5;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/models/{ns}/{name}/quality/{**rest}", DescribeAsync);
        routes.MapPost("/api/models/{ns}/{name}/quality/{**rest}", RequestAsync);
        routes.MapPut("/api/push-rules", SetHubRulesAsync);
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/push-rules";
            routes.MapGet(prefix, context => RulesAsync(context, kind));
            routes.MapPut(prefix, context => SetRulesAsync(context, kind));
        }
    }

    private async Task DescribeAsync(HttpContext context) => await WriteAsync(
        context, await hub.Judging.Reports.FindAsync(context.Caller, context.NameOf(RepositoryKind.Model), Revision(context), context.RequestAborted));

    private async Task RequestAsync(HttpContext context)
    {
        var state = await hub.Judging.Reports.RequestAsync(context.Caller, context.NameOf(RepositoryKind.Model), Revision(context), context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await WriteAsync(context, state);
    }

    private static string Revision(HttpContext context) => RawPath.Join(RawPath.Parts(context, RevisionAt));

    private static Task WriteAsync(HttpContext context, QualityState state) => HubJson.WriteAsync(context, new
    {
        commit = state.Commit.ToString(),
        state = JobViews.StateOf(state.Job, state.Report is not null),
        problem = state.Job?.Problem,
        checkedAt = state.Report?.Created.UtcDateTime,
        report = state.Report is { } report ? JsonNode.Parse(report.Report) : null,
    });

    private async Task RulesAsync(HttpContext context, RepositoryKind kind)
    {
        var (repository, wholeHub) = await hub.Judging.Rules.FindAsync(context.Caller, context.NameOf(kind), context.RequestAborted);
        await HubJson.WriteAsync(context, new { refuseDangerous = repository, hubRefusesDangerous = wholeHub });
    }

    private async Task SetRulesAsync(HttpContext context, RepositoryKind kind)
    {
        await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Administer, context.RequestAborted);
        var refuses = Wanted(await HubJson.ReadAsync<PushRulesBody>(context));
        await hub.Judging.Rules.SetAsync(context.Caller, context.NameOf(kind), refuses, context.RequestAborted);
        await HubJson.WriteAsync(context, new { refuseDangerous = refuses });
    }

    private async Task SetHubRulesAsync(HttpContext context)
    {
        var refuses = Wanted(await HubJson.ReadAsync<PushRulesBody>(context));
        await hub.Judging.Rules.SetAsync(context.Caller, refuses, context.RequestAborted);
        await HubJson.WriteAsync(context, new { refuseDangerous = refuses });
    }

    private static bool Wanted(PushRulesBody body) => body.RefuseDangerous ?? throw new RefusedException(Refusal.BadRequest, "The body needs 'refuseDangerous', true or false.");
}
