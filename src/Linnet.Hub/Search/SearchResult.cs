using Linnet.Hub.Database;
using Linnet.Hub.Search.Facets;

namespace Linnet.Hub.Search;

/// <summary>A page of results.</summary>
/// <param name="Rows">The repositories, the best first.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
/// <param name="Facets">The values of each facet with their counts; empty where they were not asked for.</param>
internal sealed record SearchResult(
    IReadOnlyList<FoundRepository> Rows, int Total, SearchPlace? Next, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets);

/// <summary>A repository that was found.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Summary">A sentence or two out of its card.</param>
/// <param name="Parameters">Numbers in its weights; null where unknown.</param>
/// <param name="ParameterTypes">How many of which type, such as <c>F32:120</c>.</param>
/// <param name="TrendLevel">See <see cref="Trends"/>.</param>
/// <param name="Tags">Its languages, licences and other facets.</param>
internal sealed record FoundRepository(
    RepositoryRow Row, string? Summary, long? Parameters, string? ParameterTypes, long TrendLevel, IReadOnlyList<FacetValue> Tags)
{
    /// <summary>Its values of a facet.</summary>
    internal IEnumerable<string> Of(Facet facet) => Tags.Where(tag => tag.Facet == facet).Select(tag => tag.Value);
}
