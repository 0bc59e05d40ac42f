using Linnet.Hub.Search.Facets;

namespace Linnet.Hub.Pages.Finding;

/// <summary>The fields of a list's address.</summary>
internal static class FindingFields
{
    internal const string Words = "search";
    internal const string Sort = "sort";
    internal const string Page = "p";
    internal const string Author = "author";
    internal const string Tag = "filter";
    internal const string Metric = "metric";
    internal const string Least = "min";
    internal const string Size = "size";

    /// <summary>The facets that are shown, and their fields; names that clients of the protocol know are kept.</summary>
    internal static readonly IReadOnlyList<(Facet Facet, string Name)> Facets =
    [
        (Facet.Task, "pipeline_tag"), (Facet.Language, "language"), (Facet.License, "license"), (Facet.Size, Size), (Facet.Library, "library"), (Facet.Dataset, "dataset"),
    ];

    /// <summary>All fields that narrow a list down.</summary>
    internal static readonly string[] Narrowing = [.. Facets.Select(facet => facet.Name), Author, Tag, Metric, Least];
}
