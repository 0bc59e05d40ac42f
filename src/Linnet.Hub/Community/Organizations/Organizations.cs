using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Organizations;

/// <summary>What people see of organisations and of each other.</summary>
internal sealed class Organizations(HubDatabase database)
{
    /// <summary>An organisation or a user at a glance.</summary>
    /// <param name="caller">Who looks.</param>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it has to be; null for either.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal Task<AccountOverview> OverviewAsync(Caller caller, string name, AccountKind? kind, CancellationToken cancellation) => database.ReadAsync(async context =>
    {
        var account = kind switch
        {
            AccountKind.User => await context.RequireUserAsync(name, cancellation),
            AccountKind.Organization => await context.RequireOrganizationAsync(name, cancellation),
            _ => await context.RequireAccountAsync(name, cancellation),
        };
        var (id, userId) = (account.Id, caller.UserId);
        var repositories = await context.Repositories.VisibleTo(caller).Where(row => row.OwnerId == id)
            .GroupBy(row => row.Kind).Select(group => new { Kind = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Kind, group => group.Count, cancellation);
        var visible = context.Repositories.VisibleTo(caller).Select(row => row.Id);
        return new AccountOverview(
            account,
            repositories,
            await context.Follows.CountAsync(row => row.AccountId == id, cancellation),
            await context.Follows.CountAsync(row => row.UserId == id, cancellation),
            await context.Likes.CountAsync(row => row.UserId == id && visible.Contains(row.RepositoryId), cancellation),
            await context.Discussions.CountAsync(row => row.AuthorId == id && visible.Contains(row.RepositoryId), cancellation),
            await context.Memberships.CountAsync(row => row.OrganizationId == id, cancellation),
            await context.Accounts.Where(row => context.Memberships.Any(member => member.UserId == id && member.OrganizationId == row.Id)).OrderBy(row => row.NameKey).ToListAsync(cancellation),
            await context.Follows.AnyAsync(row => row.UserId == userId && row.AccountId == id, cancellation),
            caller.UserId == id ? OrganizationRole.Admin : caller.Organizations.TryGetValue(id, out var role) ? role : null);
    });

    /// <summary>The caller's organisations by name, and what the caller is there.</summary>
    internal async Task<IReadOnlyList<(AccountRow Organization, OrganizationRole Role)>> OfAsync(Caller caller, CancellationToken cancellation)
    {
        var ids = caller.Organizations.Keys.ToArray();
        var rows = await database.ReadAsync(context => context.Accounts.Where(row => ids.Contains(row.Id)).OrderBy(row => row.NameKey).ToListAsync(cancellation));
        return [.. rows.Select(row => (row, caller.Organizations[row.Id]))];
    }

    /// <summary>The members of an organisation, administrators first.</summary>
    internal async Task<Paged<Member>> MembersAsync(string name, PageBounds bounds, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(async context =>
        {
            var organization = await context.RequireOrganizationAsync(name, cancellation);
            return await context.Memberships.Where(row => row.OrganizationId == organization.Id)
                .Join(context.Accounts, row => row.UserId, user => user.Id, (row, user) => new { row.Role, User = user })
                .OrderByDescending(pair => pair.Role).ThenBy(pair => pair.User.NameKey).Skip(bounds.Skip).Take(bounds.Fetch).ToListAsync(cancellation);
        });
        return Paged<Member>.Of([.. rows.Select(row => new Member(row.User, row.Role))], bounds.Take);
    }
}
