using Linnet.Hub.Search.Catalog;
using Linnet.Hub.Search.Facets;

namespace Linnet.Hub.Search.Ranking;

/// <summary>What a walk over the catalogue found.</summary>
/// <param name="Found">The best, the best first.</param>
/// <param name="Total">How many fit in all.</param>
/// <param name="HasMore">Whether more follow behind those found.</param>
/// <param name="Facets">The values of each facet, the most frequent first; empty where they were not asked for.</param>
internal sealed record CatalogResult(
    IReadOnlyList<(CatalogEntry Entry, SearchPlace Place)> Found, int Total, bool HasMore, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets);
