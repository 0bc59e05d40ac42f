namespace Linnet.Hub.Search.Facets;

/// <summary>A value of a facet, such as the language <c>zh</c>.</summary>
internal readonly record struct FacetValue(Facet Facet, string Value);
