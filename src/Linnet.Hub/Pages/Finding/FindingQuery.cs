using System.Globalization;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search;
using Linnet.Hub.Search.Facets;
using Linnet.Hub.Search.Text;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Finding;

/// <summary>Reads the address of a list. Whatever people write into it, some list is shown; what cannot be read is left out.</summary>
internal static class FindingQuery
{
    internal const int PageSize = 30;

    private const int MaxPage = 100_000;
    private const int MaxValues = 20;
    private const int MaxLength = 200;

    /// <summary>The page that is asked for, from 0.</summary>
    internal static int PageOf(IQueryCollection query) =>
        int.TryParse(query[FindingFields.Page].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, MaxPage) : 0;

    /// <summary>What was typed, up to a bound.</summary>
    internal static string WordsOf(IQueryCollection query)
    {
        var words = query[FindingFields.Words].FirstOrDefault()?.Trim() ?? string.Empty;
        return words.Length <= MaxLength ? words : words[..MaxLength];
    }

    /// <summary>The request that an address makes.</summary>
    internal static SearchRequest Read(IQueryCollection query, RepositoryKind kind) => new()
    {
        Kind = kind,
        Text = SearchText.Parse(WordsOf(query)),
        Author = Values(query, FindingFields.Author).FirstOrDefault(),
        Facets = [.. FindingFields.Facets.SelectMany(facet => Values(query, facet.Name).Select(value => new FacetValue(facet.Facet, value)))],
        Tags = [.. Values(query, FindingFields.Tag)],
        Metric = MetricOf(query),
        Order = OrderOf(query),
        Skip = PageOf(query) * PageSize,
        Take = PageSize,
        WithFacets = true,
    };

    /// <summary>The fields of an address that mean something to a list.</summary>
    internal static ListAddress AddressOf(string path, IQueryCollection query)
    {
        string[] names = [FindingFields.Words, .. FindingFields.Narrowing, FindingFields.Sort, FindingFields.Page];
        return new ListAddress(path, [.. names.SelectMany(name => Values(query, name).Select(value => (name, value)))]);
    }

    /// <summary>The values of a field that are not empty, up to a bound.</summary>
    internal static IEnumerable<string> Values(IQueryCollection query, string name) =>
        query[name].Where(value => !string.IsNullOrWhiteSpace(value) && value.Length <= MaxLength)
            .Select(value => value!).Distinct(StringComparer.Ordinal).Take(MaxValues);

    private static SearchOrder OrderOf(IQueryCollection query)
    {
        var word = query[FindingFields.Sort].FirstOrDefault();
        return FindingTexts.Orders.FirstOrDefault(order => order.Word == word).Order;
    }

    /// <summary>A metric alone asks for those that have been measured by it.</summary>
    private static MetricValue? MetricOf(IQueryCollection query)
    {
        if (Values(query, FindingFields.Metric).FirstOrDefault() is not { } metric) return null;
        var isNumber = double.TryParse(query[FindingFields.Least].FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out var least) && double.IsFinite(least);
        return isNumber ? MetricValue.Of(metric, least) : new MetricValue(metric, double.MinValue);
    }
}
