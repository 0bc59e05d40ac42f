using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.People;

/// <summary>A user or an organisation as its page shows it; cascades to the parts of other rooms.</summary>
/// <param name="Account">Whose page it is.</param>
/// <param name="Repositories">What the visitor may know of, by kind; one more than is shown where there are more.</param>
/// <param name="Members">Of an organisation.</param>
/// <param name="CanCreate">The visitor may create repositories here.</param>
internal sealed record OwnerView(
    AccountRow Account,
    IReadOnlyList<(RepositoryKind Kind, IReadOnlyList<RepositoryRow> Rows)> Repositories,
    IReadOnlyList<(AccountRow User, OrganizationRole Role)> Members,
    bool CanCreate);
