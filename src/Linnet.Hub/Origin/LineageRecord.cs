namespace Linnet.Hub.Origin;

/// <summary>A repository at a revision, as far as its lineage goes.</summary>
/// <param name="Key">What it is called now; it may have been asked for under an old name.</param>
/// <param name="Revision">The commit whose card was read; null where there is none.</param>
/// <param name="Card">What the card says.</param>
/// <param name="Author">Who made it; null to go by the namespace.</param>
/// <param name="Link">Where it is.</param>
internal sealed record LineageRecord(LineageKey Key, string? Revision, CardOrigin Card, string? Author = null, string? Link = null);
