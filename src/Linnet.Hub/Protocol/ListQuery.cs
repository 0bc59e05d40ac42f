using System.Globalization;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search;
using Linnet.Hub.Search.Facets;
using Linnet.Hub.Search.Text;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol;

/// <summary>Reads what clients ask of a list.</summary>
internal static class ListQuery
{
    private const int DefaultPage = 100;
    private const string Orders = "createdAt, downloads, likes, lastModified, likes30d, trendingScore, num_parameters, mainSize, id";

    /// <summary>The request that an address makes.</summary>
    /// <exception cref="RefusedException">It asks for an order, a number or a page that there is not.</exception>
    internal static SearchRequest Read(HttpContext context, RepositoryKind kind)
    {
        var query = context.Request.Query;
        var text = SearchText.Parse(query["search"].FirstOrDefault());
        var order = OrderOf(query["sort"].FirstOrDefault());
        return new SearchRequest
        {
            Kind = kind,
            Text = text,
            Author = query["author"].FirstOrDefault(),
            Facets = query["pipeline_tag"].FirstOrDefault() is { Length: > 0 } task ? [new FacetValue(Facet.Task, task)] : [],

            // Filters come one by one, or several with commas between them.
            Tags = [.. query["filter"].SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
            IsGated = query.ContainsKey("gated") ? context.IsSet("gated") : null,
            Parameters = query["num_parameters"].FirstOrDefault() is { Length: > 0 } range ? ParameterRange(range) : null,
            Order = order,
            After = query["cursor"].FirstOrDefault() is { Length: > 0 } cursor ? SearchPlace.Parse(cursor, order) : null,
            Take = context.Number("limit", DefaultPage, 1, SearchRequest.MaxTake),
        };
    }

    /// <summary>Reads <c>min:100M,max:7B</c>, either of them or both, or one number.</summary>
    internal static (long Min, long Max) ParameterRange(string text)
    {
        var (min, max) = (0L, long.MaxValue);
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("min:", StringComparison.OrdinalIgnoreCase)) min = Parameters(part[4..], text);
            else if (part.StartsWith("max:", StringComparison.OrdinalIgnoreCase)) max = Parameters(part[4..], text);
            else min = max = Parameters(part, text);
        }

        return (min, max);
    }

    private static long Parameters(string text, string whole)
    {
        var unit = text.Length > 0 ? char.ToUpperInvariant(text[^1]) switch { 'K' => 1e3, 'M' => 1e6, 'B' => 1e9, 'T' => 1e12, _ => 1 } : 1;
        return double.TryParse(unit > 1 ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * unit < long.MaxValue
            ? (long)(number * unit)
            : throw new RefusedException(Refusal.BadRequest, $"'num_parameters' has the form min:100M,max:7B, not '{whole}'.");
    }

    private static SearchOrder OrderOf(string? sort) => sort switch
    {
        null or "" => SearchOrder.Relevance,
        "createdAt" or "created_at" => SearchOrder.Created,
        "lastModified" or "last_modified" => SearchOrder.Modified,
        "downloads" => SearchOrder.Downloads,
        "likes" => SearchOrder.Likes,
        "likes30d" => SearchOrder.RecentLikes,
        "trendingScore" or "trending_score" => SearchOrder.Trending,
        "num_parameters" => SearchOrder.Parameters,
        "mainSize" or "main_size" => SearchOrder.MainSize,
        "id" => SearchOrder.Name,
        _ => throw new RefusedException(Refusal.BadRequest, $"'sort' is none of {Orders}."),
    };
}
