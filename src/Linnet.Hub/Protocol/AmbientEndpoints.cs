using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>What clients ask in passing: nothing depends on the answers, and without them every session would begin with errors.</summary>
internal sealed class AmbientEndpoints(HubServices hub)
{
    private const int Models = 1;

    /// <summary>Tasks for which clients look for a model that stands for it.</summary>
    private static readonly string[] Tasks =
    [
        "feature-extraction", "fill-mask", "question-answering", "sentence-similarity", "summarization", "text-classification", "text-generation", "token-classification", "translation", "zero-shot-classification",
    ];

    internal void Map(IEndpointRouteBuilder routes)
    {
        // Counts of use are not wanted here: they are taken and forgotten.
        routes.MapMethods("/api/telemetry/{**topic}", [HttpMethods.Head], context =>
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        routes.MapGet("/api/agent-harnesses", context => HubJson.WriteAsync(context, Array.Empty<object>()));
        routes.MapGet("/api/tasks", TasksAsync);
    }

    /// <summary>Of each task the model that was taken most, of those that the caller may see.</summary>
    private async Task TasksAsync(HttpContext context)
    {
        var answer = new Dictionary<string, object>();
        foreach (var task in Tasks)
        {
            var rows = await hub.List.FindAsync(
                context.Caller,
                new RepositoryQuery(RepositoryKind.Model) { PipelineTag = task, Order = RepositoryOrder.Downloads, Take = Models },
                context.RequestAborted);
            answer[task] = new { id = task, widgetModels = rows.Select(row => row.FullName.Id) };
        }

        await HubJson.WriteAsync(context, answer);
    }
}
