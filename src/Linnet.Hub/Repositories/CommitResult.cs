using Linnet.Hub.Objects;

namespace Linnet.Hub.Repositories;

/// <summary>What has become of a request to commit.</summary>
/// <param name="Commit">The new head of the branch, or the old one where nothing changed.</param>
/// <param name="IsNew">Whether there is a new commit.</param>
internal sealed record CommitResult(ObjectId Commit, bool IsNew);
