using Linnet.Hub.Access;
using Linnet.Hub.Community.Organizations;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Protocol.Community;

/// <summary>Users and organisations as clients read them.</summary>
internal static class AccountViews
{
    /// <summary>A user or an organisation in a list.</summary>
    internal static object Of(AccountRow row) => new
    {
        _id = $"{row.Id}",
        user = row.Name,
        fullname = FullName(row),
        avatarUrl = string.Empty,
        type = row.Kind == AccountKind.User ? "user" : "org",
        isPro = false,
    };

    /// <summary>The owner of something.</summary>
    internal static object Owner(AccountRow row) => row.Kind == AccountKind.User
        ? new { _id = $"{row.Id}", name = row.Name, fullname = FullName(row), avatarUrl = string.Empty, type = "user", isPro = false, isHf = false, isHfAdmin = false, isMod = false }
        : (object)new { name = row.Name, fullname = FullName(row), avatarUrl = string.Empty, type = "org", isHf = false, isHfAdmin = false, isMod = false };

    /// <summary>A user at a glance.</summary>
    internal static object Of(AccountOverview overview) => new
    {
        _id = $"{overview.Account.Id}",
        user = overview.Account.Name,
        fullname = FullName(overview.Account),
        avatarUrl = string.Empty,
        type = "user",
        isPro = false,
        isFollowing = overview.IsFollowed,
        numModels = overview.Count(RepositoryKind.Model),
        numDatasets = overview.Count(RepositoryKind.Dataset),
        numSpaces = overview.Count(RepositoryKind.Space),
        numDiscussions = overview.Discussions,
        numLikes = overview.Likes,
        numFollowing = overview.Followed,
        numFollowers = overview.Followers,
        orgs = overview.Organizations.Select(row => new { id = $"{row.Id}", name = row.Name, fullname = FullName(row), avatarUrl = string.Empty }),
    };

    /// <summary>An organisation at a glance.</summary>
    internal static object OfOrganization(AccountOverview overview) => new
    {
        _id = $"{overview.Account.Id}",
        name = overview.Account.Name,
        fullname = FullName(overview.Account),
        avatarUrl = string.Empty,
        type = "org",
        isVerified = false,
        isFollowing = overview.IsFollowed,
        numUsers = overview.Members,
        numModels = overview.Count(RepositoryKind.Model),
        numDatasets = overview.Count(RepositoryKind.Dataset),
        numSpaces = overview.Count(RepositoryKind.Space),
        numFollowers = overview.Followers,
    };

    /// <summary>A member of an organisation.</summary>
    internal static object Of(Member member) => new
    {
        _id = $"{member.User.Id}",
        user = member.User.Name,
        fullname = FullName(member.User),
        avatarUrl = string.Empty,
        type = "user",
        isPro = false,
        role = RoleNames.Of(member.Role),
    };

    private static string FullName(AccountRow row) => row.FullName ?? row.Name;
}
