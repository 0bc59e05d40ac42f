namespace Linnet.Hub.Git.Walk;

/// <summary>The commits that a client wants and does not have.</summary>
/// <param name="Commits">Newest first.</param>
/// <param name="IsClosed">Every way back from what is wanted ends at what the client has.</param>
internal sealed record CommitSelection(IReadOnlyList<GitCommit> Commits, bool IsClosed);
