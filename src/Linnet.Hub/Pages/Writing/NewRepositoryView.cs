using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Writing;

/// <summary>What the page for a new repository shows.</summary>
/// <param name="Owners">Under whose names the visitor may create.</param>
/// <param name="Kind">What is chosen.</param>
/// <param name="Owner">Who is chosen.</param>
/// <param name="Name">What was written.</param>
/// <param name="License">What is chosen.</param>
/// <param name="IsPrivate">What is chosen.</param>
/// <param name="Error">Why it was refused.</param>
internal sealed record NewRepositoryView(
    IReadOnlyList<AccountRow> Owners, RepositoryKind Kind, string Owner, string Name = "", string License = "", bool IsPrivate = false, string? Error = null)
{
    /// <summary>The licences that are offered; any other goes into the card by hand.</summary>
    internal static readonly IReadOnlyList<string> Licenses =
        ["apache-2.0", "mit", "bsd-3-clause", "mpl-2.0", "lgpl-3.0", "gpl-3.0", "agpl-3.0", "cc-by-4.0", "cc-by-sa-4.0", "cc-by-nc-4.0", "cc0-1.0", "openrail"];
}
