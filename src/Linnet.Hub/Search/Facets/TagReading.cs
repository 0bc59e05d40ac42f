namespace Linnet.Hub.Search.Facets;

/// <summary>Tags as clients write them in filters.</summary>
internal static class TagReading
{
    private static readonly (string Prefix, Facet Facet)[] Prefixes =
    [
        ("license:", Facet.License), ("language:", Facet.Language), ("dataset:", Facet.Dataset), ("base_model:", Facet.BaseModel), ("task_categories:", Facet.Task),
        ("pipeline_tag:", Facet.Task), ("library:", Facet.Library),
    ];

    private static readonly Facet[] Plain = [Facet.Tag, Facet.Language, Facet.Task, Facet.Library];

    /// <summary>All values that a tag may stand for: <c>zh</c> is a language, or any other tag of this name.</summary>
    internal static IEnumerable<FacetValue> Meanings(string tag)
    {
        foreach (var facet in Plain) yield return new FacetValue(facet, tag);
        foreach (var (prefix, facet) in Prefixes)
        {
            if (tag.StartsWith(prefix, StringComparison.Ordinal)) yield return new FacetValue(facet, tag[prefix.Length..]);
        }
    }
}
