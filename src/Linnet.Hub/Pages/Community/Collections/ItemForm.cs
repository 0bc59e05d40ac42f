namespace Linnet.Hub.Pages.Community.Collections;

/// <summary>What is to be added to a collection.</summary>
/// <param name="Type">The kind of a repository as addresses write it, or <see cref="Collection"/>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Note">Why.</param>
/// <param name="Error">What was wrong with it.</param>
internal sealed record ItemForm(string Type, string Name, string Note, string? Error = null)
{
    internal const string Collection = "collection";

    /// <summary>A form that nobody has filled in.</summary>
    internal static ItemForm Empty { get; } = new("model", string.Empty, string.Empty);
}
