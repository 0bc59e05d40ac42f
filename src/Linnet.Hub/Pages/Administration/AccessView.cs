using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Pages.Repository;

namespace Linnet.Hub.Pages.Administration;

/// <summary>Who has asked to read a gated repository.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Requests">By what has become of them.</param>
/// <param name="Error">Why somebody could not be let read.</param>
internal sealed record AccessView(
    RepositoryPage Repository, IReadOnlyList<(AccessRequestState State, IReadOnlyList<(AccountRow User, AccessRequestRow Request)> Rows)> Requests, string? Error = null);
