using Linnet.Hub.Database;

namespace Linnet.Hub.Pages.Cards;

/// <summary>What the first page of a repository shows.</summary>
/// <param name="Html">The card as safe HTML; null where it cannot be rendered, or there is none.</param>
/// <param name="Source">The card as it was written; null where there is none.</param>
/// <param name="Facts">What its head says.</param>
/// <param name="Files">How many files there are, and how many bytes.</param>
/// <param name="Head">The newest commit; null for who may not read.</param>
internal sealed record CardView(string? Html, string? Source, CardFacts Facts, (int Count, long Bytes) Files, CommitRow? Head)
{
    /// <summary>The visitor's request to read, where the repository is gated and they have asked.</summary>
    internal Access.AccessRequestState? Request { get; init; }
}
