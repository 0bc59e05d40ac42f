namespace Linnet.Hub.Community;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Skip">How many are known already.</param>
/// <param name="Take">How many to show.</param>
internal readonly record struct PageBounds(int Skip, int Take)
{
    /// <summary>The most that a page shows.</summary>
    internal const int MaxTake = 100;

    /// <summary>The beginning of a list.</summary>
    internal static PageBounds First { get; } = new(0, MaxTake);

    /// <summary>One more than is shown says whether there is another page.</summary>
    internal int Fetch => Take + 1;
}
