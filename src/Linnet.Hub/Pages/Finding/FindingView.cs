using Linnet.Hub.Repositories;
using Linnet.Hub.Search;
using Linnet.Hub.Search.Facets;

namespace Linnet.Hub.Pages.Finding;

/// <summary>What a list shows.</summary>
/// <param name="Kind">Of repositories.</param>
/// <param name="Words">What was typed.</param>
/// <param name="Request">What it was read as.</param>
/// <param name="Result">What was found.</param>
/// <param name="Number">The page, from 0.</param>
/// <param name="Address">Of this list.</param>
/// <param name="IsPhone">Whether filters are folded at first.</param>
internal sealed record FindingView(RepositoryKind Kind, string Words, SearchRequest Request, SearchResult Result, int Number, ListAddress Address, bool IsPhone)
{
    /// <summary>The values of a facet, the chosen ones among them even where nothing has them.</summary>
    internal IReadOnlyList<FacetCount> Values(Facet facet)
    {
        var known = Result.Facets.TryGetValue(facet, out var counts) ? counts : [];
        var missing = Chosen(facet).Where(value => known.All(count => count.Value != value)).Select(value => new FacetCount(value, 0));
        return facet == Facet.Size ? [.. known.OrderBy(count => SizeClass.Names.ToList().IndexOf(count.Value)), .. missing] : [.. known.Where(count => IsChosen(facet, count.Value)), .. missing, .. known.Where(count => !IsChosen(facet, count.Value))];
    }

    /// <summary>The chosen values of a facet.</summary>
    internal IEnumerable<string> Chosen(Facet facet) => Request.Facets.Where(value => value.Facet == facet).Select(value => value.Value);

    internal bool IsChosen(Facet facet, string value) => Request.Facets.Contains(new FacetValue(facet, value));

    /// <summary>How many results a kind has.</summary>
    internal int CountOf(RepositoryKind kind) =>
        Result.Facets.TryGetValue(Facet.Kind, out var counts) ? counts.FirstOrDefault(count => string.Equals(count.Value, kind.ToString(), StringComparison.OrdinalIgnoreCase)).Count : 0;
}
