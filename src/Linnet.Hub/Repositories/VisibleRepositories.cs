using Linnet.Hub.Access;
using Linnet.Hub.Database;

namespace Linnet.Hub.Repositories;

/// <summary>Of many repositories, those that a caller may know of: what <see cref="Permissions"/> says of <see cref="Verb.See"/>, for the database.</summary>
internal static class VisibleRepositories
{
    internal static IQueryable<RepositoryRow> VisibleTo(this IQueryable<RepositoryRow> rows, Caller caller)
    {
        var present = rows.Where(row => row.Deleted == null);
        if (caller.RulesTheHub) return present;
        var userId = caller.UserId;
        var organizations = caller.Organizations.Keys.ToArray();
        return present.Where(row => row.Visibility == Visibility.Public || row.OwnerId == userId || organizations.Contains(row.OwnerId));
    }
}
