using Linnet.Hub.Database;
using Linnet.Hub.Pages.Repository;

namespace Linnet.Hub.Pages.Browsing;

/// <summary>The branches and tags of a repository.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Branches">By name.</param>
/// <param name="Tags">By name.</param>
/// <param name="Error">Why a new one was refused.</param>
internal sealed record RefsView(RepositoryPage Repository, IReadOnlyList<RefRow> Branches, IReadOnlyList<RefRow> Tags, string? Error = null);
