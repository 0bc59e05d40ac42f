using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community;

/// <summary>Who of many users may do something with a repository. <see cref="Permissions"/> decides, with the facts for all of them read at once.</summary>
internal static class Audience
{
    /// <summary>Leaves out those who have been switched off and those who may not, whatever token they would use.</summary>
    internal static async Task<HashSet<long>> OfAsync(HubDbContext context, RepositoryRow repository, IEnumerable<long> userIds, Verb verb, CancellationToken cancellation)
    {
        var audience = new HashSet<long>();
        if (repository.Deleted is not null) return audience;
        var facts = new RepositoryFacts(repository.OwnerId, repository.Visibility, repository.Gating, repository.IsDisabled, IsGranted: false);
        foreach (var ids in userIds.Distinct().Chunk(HubDatabase.MaxParameters))
        {
            var users = await context.Accounts.Where(row => ids.Contains(row.Id) && row.Kind == AccountKind.User && !row.IsDisabled).ToListAsync(cancellation);
            var roles = await context.Memberships.Where(row => row.OrganizationId == repository.OwnerId && ids.Contains(row.UserId))
                .ToDictionaryAsync(row => row.UserId, row => row.Role, cancellation);
            audience.UnionWith(users.Where(user => Permissions.Decide(CallerOf(user, repository.OwnerId, roles), facts, verb) == Decision.Allowed).Select(user => user.Id));
        }

        return audience;
    }

    private static Caller CallerOf(AccountRow user, long ownerId, Dictionary<long, OrganizationRole> roles) => new()
    {
        UserId = user.Id,
        Name = user.Name,
        IsAdmin = user.IsAdmin,
        Role = TokenRole.Admin,
        Organizations = roles.TryGetValue(user.Id, out var role) ? new Dictionary<long, OrganizationRole> { [ownerId] = role } : new Dictionary<long, OrganizationRole>(),
    };
}
