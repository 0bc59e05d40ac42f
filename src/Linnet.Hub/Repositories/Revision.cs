using Linnet.Hub.Objects;

namespace Linnet.Hub.Repositories;

/// <summary>A revision that has been found.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Tree">Its root folder.</param>
/// <param name="RefName">The branch, tag or pull request that was named; null where a commit was.</param>
internal sealed record Revision(ObjectId Commit, ObjectId Tree, string? RefName);
