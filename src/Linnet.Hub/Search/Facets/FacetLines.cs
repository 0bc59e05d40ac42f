using System.Globalization;

namespace Linnet.Hub.Search.Facets;

/// <summary>Facets as they are kept with a repository: a line each, a letter for the facet and the value; a metric with its number behind <c>=</c>.</summary>
internal static class FacetLines
{
    /// <summary>Longest value.</summary>
    internal const int MaxLength = 200;

    /// <summary>Most lines of one repository.</summary>
    internal const int MaxCount = 256;

    private const char MetricLetter = 'm';

    private static readonly (Facet Facet, char Letter)[] Letters =
    [
        (Facet.Task, 't'), (Facet.Language, 'l'), (Facet.License, 'c'), (Facet.Library, 'y'), (Facet.Dataset, 'd'), (Facet.Tag, 'g'), (Facet.BaseModel, 'b'),
    ];

    /// <summary>Writes what a card says.</summary>
    internal static string Write(IEnumerable<FacetValue> values, IEnumerable<MetricValue> metrics)
    {
        var lines = values.Where(value => value.Value.Length is > 0 and <= MaxLength && !value.Value.Contains('\n', StringComparison.Ordinal))
            .Select(value => $"{Array.Find(Letters, known => known.Facet == value.Facet).Letter}{value.Value}");
        var numbers = metrics.GroupBy(metric => metric.Metric, StringComparer.Ordinal)
            .Select(group => $"{MetricLetter}{group.Key}={group.Max(metric => metric.Value).ToString("R", CultureInfo.InvariantCulture)}");
        return string.Join('\n', lines.Distinct(StringComparer.Ordinal).Take(MaxCount).Concat(numbers.Take(MaxCount)));
    }

    /// <summary>Reads what was written.</summary>
    internal static (IReadOnlyList<FacetValue> Values, IReadOnlyList<MetricValue> Metrics) Read(string lines)
    {
        var values = new List<FacetValue>();
        var metrics = new List<MetricValue>();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = line.LastIndexOf('=');
            if (line[0] == MetricLetter) metrics.Add(new MetricValue(line[1..equals], double.Parse(line.AsSpan(equals + 1), CultureInfo.InvariantCulture)));
            else values.Add(new FacetValue(Array.Find(Letters, known => known.Letter == line[0]).Facet, line[1..]));
        }

        return (values, metrics);
    }
}
