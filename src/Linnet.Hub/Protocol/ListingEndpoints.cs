using System.Text.Json.Nodes;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Lists repositories and describes them.</summary>
internal sealed class ListingEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/api/{KindPrefixes.Api(kind)}";
            routes.MapGet(prefix, context => ListAsync(context, kind));
            routes.MapGet($"{prefix}/{{ns}}/{{name}}", context => DescribeAsync(context, kind, [RefNames.MainBranch]));
            routes.MapGet($"{prefix}/{{ns}}/{{name}}/revision/{{**rest}}", context => DescribeAsync(context, kind, RawPath.Parts(context, 5)));
        }
    }

    private static JsonNode? CardOf(RepositoryRow row) => row.Card is null ? null : JsonNode.Parse(row.Card);

    private async Task ListAsync(HttpContext context, RepositoryKind kind)
    {
        var request = ListQuery.Read(context, kind);
        var found = await hub.Discovery.FindAsync(context.Caller, request, context.RequestAborted);
        if (found.Next is { } next) context.LinkNext(next.Write(request.Order));
        var rows = found.Rows.Select(row => row.Row).ToList();
        var tags = await hub.List.TagsAsync(rows, context.RequestAborted);
        var heads = await hub.List.HeadsAsync(rows, context.RequestAborted);
        var now = hub.Clock.GetUtcNow();
        var withCards = context.IsSet("cardData") || context.IsSet("full") || context.Request.Query["expand"].Concat(context.Request.Query["expand[]"]).Contains("cardData");
        await HubJson.WriteAsync(context, found.Rows.Select(item => RepositoryView.Of(item.Row, tags[item.Row.Id]) with
        {
            Sha = heads.TryGetValue(item.Row.Id, out var head) ? head.ToString() : null,
            CardData = withCards ? CardOf(item.Row) : null,
            TrendingScore = Math.Round(Trends.ScoreAt(item.TrendLevel, now), 3),
            Safetensors = SafetensorsView.Of(item),
        }));
    }

    private async Task DescribeAsync(HttpContext context, RepositoryKind kind, IReadOnlyList<string> revisionParts)
    {
        var row = await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.See, context.RequestAborted);
        var (revision, parts) = await hub.Revisions.FindAsync(row, revisionParts, context.RequestAborted);
        if (parts != revisionParts.Count)
            throw new RefusedException(Refusal.RevisionNotFound, $"{row.FullName.Id} has no revision '{RawPath.Join(revisionParts)}'.");
        var files = await hub.Files.AllAsync(revision, context.RequestAborted);
        var tags = await hub.List.TagsAsync([row], context.RequestAborted);
        var withSizes = context.IsSet("blobs");
        await HubJson.WriteAsync(context, RepositoryView.Of(row, tags[row.Id]) with
        {
            Sha = revision.Commit.ToString(),
            CardData = CardOf(row),
            Siblings = files.Select(file => SiblingView.Of(file, withSizes)),
        });
    }
}
