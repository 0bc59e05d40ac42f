using System.Globalization;
using System.Text.Json.Nodes;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Lists repositories and describes them.</summary>
internal sealed class ListingEndpoints(HubServices hub)
{
    private const int DefaultPage = 100;
    private const int MaxPage = 1000;
    private const string LanguagePrefix = "language:";

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

    private static RepositoryOrder OrderOf(string? sort) => sort switch
    {
        "createdAt" or "created_at" => RepositoryOrder.Created,
        "downloads" => RepositoryOrder.Downloads,
        "likes" or "likes30d" => RepositoryOrder.Likes,
        "id" => RepositoryOrder.Name,
        _ => RepositoryOrder.Modified,
    };

    private static JsonNode? CardOf(RepositoryRow row) => row.Card is null ? null : JsonNode.Parse(row.Card);

    /// <summary>Filters come one by one, or several with commas between them; a language may say that it is one.</summary>
    private static List<string> FiltersOf(HttpContext context) =>
    [
        .. context.Request.Query["filter"].SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(value => value.StartsWith(LanguagePrefix, StringComparison.Ordinal) ? value[LanguagePrefix.Length..] : value),
    ];

    private async Task ListAsync(HttpContext context, RepositoryKind kind)
    {
        var query = context.Request.Query;
        var skip = context.Number("cursor", 0, 0, int.MaxValue / 2);
        var take = context.Number("limit", DefaultPage, 1, MaxPage);
        var rows = await hub.List.FindAsync(
            context.Caller,
            new RepositoryQuery(kind)
            {
                Author = query["author"].FirstOrDefault(),
                Search = query["search"].FirstOrDefault(),
                PipelineTag = query["pipeline_tag"].FirstOrDefault(),
                Filters = FiltersOf(context),
                IsGated = query.ContainsKey("gated") ? context.IsSet("gated") : null,
                Order = OrderOf(query["sort"].FirstOrDefault()),
                Skip = skip,

                // One more shows whether there is another page.
                Take = take + 1,
            },
            context.RequestAborted);
        if (rows.Count > take)
        {
            rows.RemoveAt(take);
            context.LinkNext((skip + take).ToString(CultureInfo.InvariantCulture));
        }

        var tags = await hub.List.TagsAsync(rows, context.RequestAborted);
        var heads = await hub.List.HeadsAsync(rows, context.RequestAborted);
        var withCards = context.IsSet("cardData") || context.IsSet("full") || query["expand"].Concat(query["expand[]"]).Contains("cardData");
        await HubJson.WriteAsync(context, rows.Select(row => RepositoryView.Of(row, tags[row.Id]) with
        {
            Sha = heads.TryGetValue(row.Id, out var head) ? head.ToString() : null,
            CardData = withCards ? CardOf(row) : null,
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
