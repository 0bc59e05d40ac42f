using Linnet.Hub.Database;
using Linnet.Hub.Pages.Repository;

namespace Linnet.Hub.Pages.Administration;

/// <summary>What the page of a repository's settings shows.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Owners">To whom the visitor could hand it over.</param>
internal sealed record RepositorySettingsView(RepositoryPage Repository, IReadOnlyList<AccountRow> Owners)
{
    internal string? RenameError { get; init; }

    internal string? DeleteError { get; init; }
}
