namespace Linnet.Hub.Community.Collections;

/// <summary>What may be written into a collection.</summary>
internal static class CollectionTexts
{
    private const int MaxTitle = 200;
    private const int MaxDescription = 2000;
    private const int MaxNote = 500;

    /// <summary>The colours that clients know.</summary>
    internal static readonly IReadOnlyList<string> Themes = ["orange", "blue", "green", "purple", "pink", "indigo"];

    internal static string Title(string? text) => BoundedText.Line(text, MaxTitle, "The title of a collection");

    internal static string? Description(string? text) => BoundedText.Lines(text, MaxDescription, "The description of a collection") is { Length: > 0 } lines ? lines : null;

    internal static string? Note(string? text) => BoundedText.Lines(text, MaxNote, "A note") is { Length: > 0 } lines ? lines : null;

    internal static string Theme(string? text) => text is null ? Themes[0]
        : Themes.Contains(text) ? text : throw new RefusedException(Refusal.BadRequest, $"'{text}' is no theme: use one of {string.Join(", ", Themes)}.");
}
