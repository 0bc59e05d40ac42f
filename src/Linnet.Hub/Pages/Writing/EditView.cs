using Linnet.Hub.Pages.Browsing;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Writing;

/// <summary>A text that is being edited.</summary>
/// <param name="At">The branch and the path; a folder where the file is new.</param>
/// <param name="IsNew">There is no such file yet.</param>
/// <param name="Path">Where it goes.</param>
/// <param name="Text">What is in it.</param>
/// <param name="Parent">The commit on which the visitor has begun.</param>
internal sealed record EditView(BrowsedPath At, bool IsNew, string Path, string Text, string Parent)
{
    /// <summary>Why it was refused.</summary>
    internal string? Error { get; init; }

    /// <summary>What is wrong with a card.</summary>
    internal IReadOnlyList<CardFinding> Findings { get; init; } = [];
}
