using Linnet.Hub.Objects;

namespace Linnet.Hub.Git;

/// <summary>What a walk through the history needs to know of a commit.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Tree">Its root folder.</param>
/// <param name="Parents">None for the first commit.</param>
/// <param name="Time">When it was made, in seconds since 1970.</param>
internal sealed record GitCommit(ObjectId Id, ObjectId Tree, IReadOnlyList<ObjectId> Parents, long Time);
