using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Mirror.Upstream;

/// <summary>A revision of a repository of another hub, as it is known here.</summary>
/// <param name="Name">The repository.</param>
/// <param name="Commit">What the revision is.</param>
/// <param name="Info">Its description as JSON.</param>
/// <param name="StaleSince">When this was last heard, where the other hub cannot be asked now; null where it is right.</param>
internal sealed record MirrorVersion(RepositoryName Name, ObjectId Commit, string Info, DateTimeOffset? StaleSince);
