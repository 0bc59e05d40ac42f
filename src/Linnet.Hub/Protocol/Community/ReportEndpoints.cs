using Linnet.Hub.Community.Moderation;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Community;

/// <summary>Reports: made by anybody, listed and answered by those who can do something.</summary>
internal sealed class ReportEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/reports", CreateAsync);
        routes.MapGet("/api/reports", ListAsync);
        routes.MapPost("/api/reports/{id}/answer", AnswerAsync);
    }

    /// <summary>A state as clients and addresses write it.</summary>
    internal static ReportState StateOf(string? text) => text switch
    {
        null or "open" => ReportState.Open,
        "resolved" => ReportState.Resolved,
        "dismissed" => ReportState.Dismissed,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{text}' is no state of a report: use open, resolved or dismissed."),
    };

    /// <summary>A reason as clients and forms write it.</summary>
    internal static ReportReason ReasonOf(string? text) => text switch
    {
        "spam" => ReportReason.Spam,
        "abuse" => ReportReason.Abuse,
        "malware" => ReportReason.Malware,
        "license" => ReportReason.License,
        "privacy" => ReportReason.Privacy,
        "other" => ReportReason.Other,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{text}' is no reason: use spam, abuse, malware, license, privacy or other."),
    };

    private static object View(Report report) => new
    {
        id = $"{report.Row.Id}",
        subject = report.Row.Subject.ToString().ToLowerInvariant(),
        address = $"/{report.Address}",
        reason = report.Row.Reason.ToString().ToLowerInvariant(),
        text = report.Row.Text,
        reporter = report.ShowsReporter ? report.Row.ReporterName : null,
        createdAt = report.Row.Created.UtcDateTime,
        state = report.Row.State.ToString().ToLowerInvariant(),
        handler = report.Row.HandlerName,
        answer = report.Row.Answer,
        handledAt = report.Row.Handled?.UtcDateTime,
    };

    private async Task CreateAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<ReportBody>(context);
        var repository = body.Repo is { } repo ? RepositoryName.Parse(KindPrefixes.Parse(repo.Type), repo.Name) : null;
        if (repository is null && body.User is null) throw new RefusedException(Refusal.BadRequest, "The body needs 'user', or 'repo' with 'type' and 'name'.");
        var row = await hub.Community.Reports.CreateAsync(
            context.Caller, new ReportTarget(body.User, repository, body.Discussion, body.Comment), ReasonOf(body.Reason), body.Text, context.RequestAborted);
        await HubJson.WriteAsync(context, new { id = $"{row.Id}", state = "open" });
    }

    private async Task ListAsync(HttpContext context)
    {
        var bounds = context.Bounds;
        await context.WritePageAsync(
            await hub.Community.Reports.ListAsync(context.Caller, StateOf(context.Request.Query["state"].FirstOrDefault()), bounds, context.RequestAborted), bounds, View);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<AnswerBody>(context);
        await hub.Community.Reports.AnswerAsync(context.Caller, context.Id(), StateOf(body.State), body.Answer, context.RequestAborted);
        await context.DoneAsync();
    }
}

/// <summary>The body of a report.</summary>
internal sealed record ReportBody(string? User, ReportedRepository? Repo, long? Discussion, long? Comment, string? Reason, string? Text);

/// <summary>A repository as reports name it.</summary>
internal sealed record ReportedRepository(string? Type, string? Name);

/// <summary>The body of an answer.</summary>
internal sealed record AnswerBody(string? State, string? Answer);
