namespace Linnet.Hub.Search.Facets;

/// <summary>Models by the number of their parameters, in steps of ten.</summary>
internal static class SizeClass
{
    private static readonly (long Below, string Name)[] Classes =
    [
        (1_000_000, "<1M"), (10_000_000, "1M-10M"), (100_000_000, "10M-100M"), (1_000_000_000, "100M-1B"), (10_000_000_000, "1B-10B"), (long.MaxValue, ">10B"),
    ];

    /// <summary>All names, the smallest first.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. Classes.Select(size => size.Name)];

    /// <summary>The class of a model.</summary>
    internal static string Of(long parameters) => Array.Find(Classes, size => parameters < size.Below).Name ?? Classes[^1].Name;
}
