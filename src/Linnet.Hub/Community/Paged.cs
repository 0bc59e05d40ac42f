namespace Linnet.Hub.Community;

/// <summary>A part of a list.</summary>
/// <param name="Items">What is on this page.</param>
/// <param name="HasMore">Whether another page follows.</param>
internal sealed record Paged<T>(IReadOnlyList<T> Items, bool HasMore)
{
    /// <summary>Makes a page of a list that was asked for one item more than the page has.</summary>
    internal static Paged<T> Of(IReadOnlyList<T> items, int take) => items.Count > take ? new Paged<T>([.. items.Take(take)], true) : new Paged<T>(items, false);

    /// <summary>The same page of something else.</summary>
    internal Paged<TOther> Select<TOther>(Func<T, TOther> change) => new([.. Items.Select(change)], HasMore);
}
