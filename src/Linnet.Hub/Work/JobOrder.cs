using Linnet.Hub.Objects;

namespace Linnet.Hub.Work;

/// <summary>A job that is wanted.</summary>
/// <param name="Kind">A name of <see cref="JobKinds"/>.</param>
/// <param name="RepositoryId">The repository that it is about.</param>
/// <param name="Commit">The version.</param>
internal sealed record JobOrder(string Kind, long RepositoryId, ObjectId Commit)
{
    /// <summary>What the kind needs to know besides.</summary>
    internal string? Detail { get; init; }

    /// <summary>Who wants it; null for the hub itself.</summary>
    internal long? RequestedBy { get; init; }

    /// <summary>How long it waits for others that make it needless.</summary>
    internal TimeSpan Delay { get; init; }
}
