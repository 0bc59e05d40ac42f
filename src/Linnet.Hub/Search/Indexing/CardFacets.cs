using System.Globalization;
using System.Text.Json.Nodes;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search.Facets;

namespace Linnet.Hub.Search.Indexing;

/// <summary>What the head of a card says, as facets.</summary>
internal static class CardFacets
{
    private const int MaxResults = 400;

    /// <summary>The values of all facets that a card has.</summary>
    internal static IEnumerable<FacetValue> Values(RepositoryCard card)
    {
        IEnumerable<FacetValue> As(Facet facet, IEnumerable<string> values) => values.Select(value => new FacetValue(facet, value));
        return As(Facet.Task, Single(card.PipelineTag).Concat(card.Values("task_categories")))
            .Concat(As(Facet.Language, card.Values("language").SelectMany(Languages)))
            .Concat(As(Facet.License, card.Values("license").Select(license => license.ToLowerInvariant())))
            .Concat(As(Facet.Library, Single(card.Library)))
            .Concat(As(Facet.Dataset, card.Values("datasets")))
            .Concat(As(Facet.BaseModel, card.Values("base_model")))
            .Concat(As(Facet.Tag, card.Values("tags")));
    }

    /// <summary>The metrics that the results of a card claim.</summary>
    internal static IEnumerable<MetricValue> Metrics(RepositoryCard card)
    {
        if (card.Head?["model-index"] is not JsonArray models) return [];
        return models.OfType<JsonObject>().Select(model => model["results"]).OfType<JsonArray>().SelectMany(results => results).OfType<JsonObject>()
            .Select(result => result["metrics"]).OfType<JsonArray>().SelectMany(metrics => metrics).OfType<JsonObject>().Take(MaxResults)
            .Select(metric => Metric(metric["type"], metric["value"])).OfType<MetricValue>();
    }

    private static MetricValue? Metric(JsonNode? type, JsonNode? value)
    {
        if (type is not JsonValue name || !name.TryGetValue(out string? text) || value is not JsonValue) return null;
        var isNumber = double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return isNumber ? MetricValue.Of(text, number) : null;
    }

    /// <summary>A language with a region or a script is also the language.</summary>
    private static IEnumerable<string> Languages(string code)
    {
        var small = code.ToLowerInvariant();
        yield return small;
        if (small.IndexOf('-', StringComparison.Ordinal) is var end and > 0) yield return small[..end];
    }

    private static IEnumerable<string> Single(string? value) => value is null ? [] : [value];
}
