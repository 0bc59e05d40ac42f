using Linnet.Hub.Repositories;

namespace Linnet.Hub.Community.Moderation;

/// <summary>What somebody reports: an account, or a repository, or something in it.</summary>
/// <param name="Account">The name of a user or an organisation; null for the others.</param>
/// <param name="Repository">The repository; null for an account.</param>
/// <param name="Discussion">The number of the discussion; null for the repository as a whole.</param>
/// <param name="Comment">The comment; null for the discussion as a whole.</param>
internal sealed record ReportTarget(string? Account, RepositoryName? Repository, long? Discussion, long? Comment);
