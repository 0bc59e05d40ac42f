using Linnet.Hub.Licensing;

namespace Linnet.Hub.Origin;

/// <summary>A model or a data set in a lineage.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Depth">Generations between it and the first; along the shortest way.</param>
/// <param name="Record">What is known of it; null where it is not on the hub.</param>
internal sealed record LineageNode(LineageKey Key, int Depth, LineageRecord? Record)
{
    internal CardLicense License => Record?.Card.License ?? CardLicense.Unstated;

    internal string? Revision => Record?.Revision;

    /// <summary>Who made it: the author, or else the namespace.</summary>
    internal string? Author => Record?.Author ?? (Key.Id.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? Key.Id[..slash] : null);

    /// <summary>Such as <c>model:alice/base@0123abc…</c>, for machines and for people.</summary>
    internal string Reference => Revision is null ? Key.ToString() : $"{Key}@{Revision}";
}
