using Linnet.Hub.Repositories.Versions;

namespace Linnet.Hub.Pages.Origin.Versions;

/// <summary>What the page of versions shows.</summary>
/// <param name="Versions">The highest first.</param>
/// <param name="Number">What was written into the form.</param>
/// <param name="Revision">What was written into the form.</param>
/// <param name="Notes">What was written into the form.</param>
/// <param name="Error">Why no version was made; null where nothing is wrong.</param>
internal sealed record VersionsView(IReadOnlyList<VersionTag> Versions, string? Number = null, string? Revision = null, string? Notes = null, string? Error = null);
