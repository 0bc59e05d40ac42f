using Linnet.Hub.Access;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>What is to become of one repository of a bundle.</summary>
/// <param name="Name">Its name here.</param>
/// <param name="IsPrivate">Whether it is hidden, if it is created.</param>
/// <param name="Gating">Who may read it, if it is created.</param>
/// <param name="Commits">Those that are not here yet, parents first.</param>
/// <param name="Refs">Where branches and tags shall be.</param>
/// <param name="Trees">Folders that the bundle has for it.</param>
/// <param name="Blobs">Files that the bundle has for it.</param>
internal sealed record BundlePlan(
    RepositoryName Name, bool IsPrivate, Gating Gating, IReadOnlyList<PlannedCommit> Commits, IReadOnlyList<PlannedRef> Refs, IReadOnlyList<ObjectId> Trees, IReadOnlyList<BundleBlob> Blobs)
{
    /// <summary>What the README at the head of main says; null where it stays as it is.</summary>
    internal RepositoryCard? Card { get; init; }
}

/// <summary>A commit that is not here yet.</summary>
internal sealed record PlannedCommit(ObjectId Id, CommitText Text, long Depth, byte[] Bytes);

/// <summary>A branch or a tag.</summary>
internal sealed record PlannedRef(string Name, ObjectId Commit, string? Message);

/// <summary>What became of a repository.</summary>
/// <param name="Repository">Its address below the root of the hub.</param>
/// <param name="IsNew">Whether it was created.</param>
/// <param name="Commits">How many commits came in.</param>
/// <param name="Refs">Branches and tags that are new or have moved.</param>
public sealed record BundleOutcome(string Repository, bool IsNew, int Commits, int Refs);
