using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Hub.Access;
using Linnet.Hub.Diff;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Origin;

/// <summary>What differs between two revisions.</summary>
internal sealed class CompareEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
            routes.MapGet($"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/compare/{{**rest}}", context => AnswerAsync(context, kind));
    }

    private static JsonObject Side(string name, Revision revision) => new() { ["revision"] = name, ["commit"] = revision.Commit.ToString() };

    private async Task AnswerAsync(HttpContext context, RepositoryKind kind)
    {
        var row = await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Read, context.RequestAborted);
        var revisions = await ComparedRevisions.FindAsync(hub, row, RawPath.Join(RawPath.Parts(context, 5)), context.RequestAborted);
        var comparison = await hub.Comparisons.OfAsync(row, revisions.Before, revisions.After, context.RequestAborted);
        var body = JsonSerializer.SerializeToNode(comparison.Diff, DiffJson.Options)!.AsObject();
        body["base"] = Side(revisions.BaseName, revisions.Before);
        body["head"] = Side(revisions.HeadName, revisions.After);
        body["isComplete"] = comparison.IsComplete;
        await HubJson.WriteAsync(context, body);
    }
}
