using Linnet.Hub.Objects;

namespace Linnet.Hub.Git;

/// <summary>
/// One repository, open for reading by somebody who may read it. Commits are looked up by their ids only here; trees and blobs are asked for
/// only after a walk from such a commit, or from a ref, has met them, so that ids of other repositories lead nowhere.
/// </summary>
internal interface IGitObjectSource
{
    /// <summary>The branch that <c>HEAD</c> stands for, in full; it need not exist yet.</summary>
    string Head { get; }

    /// <summary>All refs, in any order.</summary>
    Task<IReadOnlyList<GitRef>> RefsAsync(CancellationToken cancellation);

    /// <summary>Finds commits of this repository.</summary>
    /// <param name="ids">Asked for by a client, or parents of a commit.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Those that there are; ancestors may come along where that is cheap, for they will be asked for next.</returns>
    Task<IReadOnlyList<GitCommit>> FindCommitsAsync(IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation);

    /// <summary>Reads a folder.</summary>
    Task<Tree> TreeAsync(ObjectId id, CancellationToken cancellation);

    /// <summary>Opens an object as git sees it: of a file that is stored as a large one, the pointer.</summary>
    /// <param name="id">The object.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<GitObject> OpenAsync(ObjectId id, GitObjectKind kind, CancellationToken cancellation);
}
