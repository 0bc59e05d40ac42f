using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Community.Organizations;

/// <summary>What there is to say of a user or an organisation, as far as the caller may know.</summary>
/// <param name="Account">Whose overview it is.</param>
/// <param name="Repositories">How many of each kind the caller may see.</param>
/// <param name="Followers">How many follow them.</param>
/// <param name="Followed">How many they follow.</param>
/// <param name="Likes">How many repositories they like.</param>
/// <param name="Discussions">How many discussions of public repositories they began.</param>
/// <param name="Members">How many members an organisation has.</param>
/// <param name="Organizations">A user's organisations.</param>
/// <param name="IsFollowed">Whether the caller follows them.</param>
/// <param name="Role">What the caller is there; null for none.</param>
internal sealed record AccountOverview(
    AccountRow Account, IReadOnlyDictionary<RepositoryKind, int> Repositories, int Followers, int Followed, int Likes, int Discussions, int Members,
    IReadOnlyList<AccountRow> Organizations, bool IsFollowed, OrganizationRole? Role)
{
    /// <summary>How many repositories of a kind there are.</summary>
    internal int Count(RepositoryKind kind) => Repositories.GetValueOrDefault(kind);
}
