namespace Linnet.Client.Hub;

/// <summary>What became of a repository of an imported bundle.</summary>
/// <param name="Repository">Its address below the root of the hub.</param>
/// <param name="IsNew">Whether it was created.</param>
/// <param name="Commits">How many commits came in.</param>
/// <param name="Refs">Branches and tags that are new or have moved.</param>
public sealed record HubBundleOutcome(string Repository, bool IsNew, long Commits, long Refs);
