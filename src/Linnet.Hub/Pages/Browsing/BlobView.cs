using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Browsing;

/// <summary>A file as a page shows it: as text, as a picture, as a table of tensors, or as bytes to be downloaded.</summary>
/// <param name="At">Where it is.</param>
/// <param name="File">What it holds.</param>
/// <param name="LastCommit">The newest commit that changed it.</param>
internal sealed record BlobView(BrowsedPath At, FileContent File, CommitRow LastCommit)
{
    /// <summary>The lines of a text that is short enough; null for everything else.</summary>
    internal IReadOnlyList<string>? Lines { get; init; }

    /// <summary>A text, and too long.</summary>
    internal bool IsTooLong { get; init; }

    /// <summary>A picture of a kind that browsers show.</summary>
    internal bool IsPicture { get; init; }

    /// <summary>What the header of weights says; null for other files.</summary>
    internal IReadOnlyList<TensorLine>? Tensors { get; init; }

    /// <summary>Why the header of weights cannot be read.</summary>
    internal string? Damage { get; init; }
}

/// <summary>A tensor in the header of a file of weights.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">As the file writes it.</param>
/// <param name="Shape">Its lengths.</param>
/// <param name="Count">How many numbers it has.</param>
internal sealed record TensorLine(string Name, string Type, string Shape, long Count);
