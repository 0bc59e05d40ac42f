using Linnet.Hub.Objects;

namespace Linnet.Hub.Repositories.Versions;

/// <summary>A version of a repository.</summary>
/// <param name="Version">What its tag says.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Commit">What it names.</param>
/// <param name="Notes">What was said when it was made.</param>
/// <param name="Created">When.</param>
internal sealed record VersionTag(SemanticVersion Version, string Tag, ObjectId Commit, string? Notes, DateTimeOffset Created);
