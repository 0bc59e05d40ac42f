using Linnet.Hub.Repositories;
using Linnet.Hub.Search.Facets;
using Linnet.Hub.Search.Text;

namespace Linnet.Hub.Search;

/// <summary>What is looked for.</summary>
internal sealed record SearchRequest
{
    /// <summary>Most repositories of one answer.</summary>
    internal const int MaxTake = 1000;

    /// <summary>Null for all kinds.</summary>
    internal RepositoryKind? Kind { get; init; }

    /// <summary>Words.</summary>
    internal SearchText Text { get; init; } = SearchText.Empty;

    /// <summary>The owner's name.</summary>
    internal string? Author { get; init; }

    /// <summary>Values of facets: of each facet one of its values has to be there.</summary>
    internal IReadOnlyList<FacetValue> Facets { get; init; } = [];

    /// <summary>Tags in any form that clients write (<c>zh</c>, <c>license:mit</c>, <c>dataset:x</c>); all of them have to be there.</summary>
    internal IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A metric that has to be at least this good.</summary>
    internal MetricValue? Metric { get; init; }

    /// <summary>Fewest and most parameters.</summary>
    internal (long Min, long Max)? Parameters { get; init; }

    /// <summary>Only those that are gated, or only those that are not.</summary>
    internal bool? IsGated { get; init; }

    internal SearchOrder Order { get; init; }

    /// <summary>Goes on behind this place.</summary>
    internal SearchPlace? After { get; init; }

    /// <summary>How many of the best are left out.</summary>
    internal int Skip { get; init; }

    internal int Take { get; init; } = 30;

    /// <summary>Whether to count the values of the facets.</summary>
    internal bool WithFacets { get; init; }
}
