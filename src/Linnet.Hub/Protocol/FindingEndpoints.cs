using Linnet.Hub.Repositories;
using Linnet.Hub.Search;
using Linnet.Hub.Search.Facets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>What helps to find: the values that lists can be filtered by, and suggestions while somebody types.</summary>
internal sealed class FindingEndpoints(HubServices hub)
{
    private const int DefaultSuggestions = 5;
    private const int MaxSuggestions = 20;

    private static readonly (Facet Facet, string Type, string Prefix)[] Types =
    [
        (Facet.Task, "pipeline_tag", string.Empty), (Facet.Library, "library", string.Empty), (Facet.Language, "language", string.Empty), (Facet.License, "license", "license:"),
        (Facet.Dataset, "dataset", "dataset:"),
    ];

    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All) routes.MapGet($"/api/{KindPrefixes.Api(kind)}-tags-by-type", context => TagsAsync(context, kind));
        routes.MapGet("/api/quicksearch", SuggestAsync);
    }

    private async Task TagsAsync(HttpContext context, RepositoryKind kind)
    {
        var found = await hub.Discovery.FindAsync(context.Caller, new SearchRequest { Kind = kind, Take = 0, WithFacets = true }, context.RequestAborted);
        var wanted = context.Request.Query["type"].FirstOrDefault();
        await HubJson.WriteAsync(context, Types.Where(type => wanted is null || wanted == type.Type).ToDictionary(
            type => type.Type, type => found.Facets[type.Facet].Select(value => new TagView(type.Type, type.Prefix + value.Value, value.Value, value.Count))));
    }

    private async Task SuggestAsync(HttpContext context)
    {
        var text = context.Request.Query["q"].FirstOrDefault() ?? string.Empty;
        var result = await hub.Discovery.SuggestAsync(context.Caller, text, context.Number("limit", DefaultSuggestions, 1, MaxSuggestions), context.RequestAborted);
        SuggestionView[] Of(RepositoryKind kind) => [.. result.Repositories[kind].Rows.Select(found => new SuggestionView($"{found.Row.Id}", found.Row.FullName.Id, $"/{found.Row.FullName.Address}", found.Row.PipelineTag))];
        await HubJson.WriteAsync(context, new
        {
            q = text,
            models = Of(RepositoryKind.Model),
            modelsCount = result.Repositories[RepositoryKind.Model].Total,
            datasets = Of(RepositoryKind.Dataset),
            datasetsCount = result.Repositories[RepositoryKind.Dataset].Total,
            spaces = Of(RepositoryKind.Space),
            spacesCount = result.Repositories[RepositoryKind.Space].Total,
            accounts = result.Accounts.Select(account => new { name = account.Name, fullName = account.FullName, type = account.Kind == Access.AccountKind.User ? "user" : "org", url = $"/{account.Name}" }),
        });
    }

    private sealed record TagView(string Type, string Id, string Label, int Count);

    private sealed record SuggestionView([property: System.Text.Json.Serialization.JsonPropertyName("_id")] string Key, string Id, string Url, string? Task);
}
