using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Access;

/// <summary>Users, organisations and their members.</summary>
internal sealed class Accounts(HubDatabase database, TimeProvider clock)
{
    internal async Task<bool> AnyUserAsync(CancellationToken cancellation) =>
        await database.ReadAsync(context => context.Accounts.AnyAsync(row => row.Kind == AccountKind.User, cancellation));

    /// <summary>An account by its name, in any case; null where there is none.</summary>
    internal Task<AccountRow?> FindAsync(string name, CancellationToken cancellation)
    {
        var key = name.ToLowerInvariant();
        return database.ReadAsync(context => context.Accounts.FirstOrDefaultAsync(row => row.NameKey == key, cancellation));
    }

    /// <summary>Adds a user.</summary>
    /// <param name="name">Also the first part of the user's repositories' names.</param>
    /// <param name="fullName">As people write it.</param>
    /// <param name="isAdmin">Whether the user administers the hub.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal Task<AccountRow> CreateUserAsync(string name, string? fullName, bool isAdmin, CancellationToken cancellation) =>
        CreateAsync(new AccountRow { Name = name, NameKey = name.ToLowerInvariant(), Kind = AccountKind.User, FullName = fullName, IsAdmin = isAdmin, Created = clock.GetUtcNow() }, cancellation);

    /// <summary>Changes how people write an account's name.</summary>
    internal Task RenameAsync(long id, string? fullName, CancellationToken cancellation) => database.WriteAsync(
        context => context.Accounts.Where(row => row.Id == id).ExecuteUpdateAsync(update => update.SetProperty(row => row.FullName, fullName), cancellation), cancellation);

    /// <summary>The members of an organisation with their roles, by name.</summary>
    internal async Task<IReadOnlyList<(AccountRow User, OrganizationRole Role)>> MembersAsync(long organizationId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(context => context.Memberships.Where(row => row.OrganizationId == organizationId)
            .Join(context.Accounts, row => row.UserId, user => user.Id, (row, user) => new { User = user, row.Role }).OrderBy(pair => pair.User.NameKey).ToListAsync(cancellation));
        return [.. rows.Select(row => (row.User, row.Role))];
    }

    /// <summary>Accounts under which a caller may create repositories: the caller's own first.</summary>
    internal async Task<IReadOnlyList<AccountRow>> OwnersAsync(Caller caller, CancellationToken cancellation)
    {
        var ids = caller.Organizations.Where(pair => pair.Value >= OrganizationRole.Write).Select(pair => pair.Key).Append(caller.RequireUser()).ToArray();
        var rows = await database.ReadAsync(context => context.Accounts.Where(row => ids.Contains(row.Id)).OrderBy(row => row.NameKey).ToListAsync(cancellation));
        return [.. rows.OrderBy(row => row.Kind)];
    }

    /// <summary>Adds an organisation; who creates it becomes its administrator.</summary>
    internal async Task<AccountRow> CreateOrganizationAsync(Caller caller, string name, string? fullName, CancellationToken cancellation)
    {
        var userId = caller.RequireWriter();
        var row = new AccountRow { Name = name, NameKey = name.ToLowerInvariant(), Kind = AccountKind.Organization, FullName = fullName, Created = clock.GetUtcNow() };
        await CheckFreeAsync(row, cancellation);
        return await database.WriteAsync(
            async context =>
            {
                context.Accounts.Add(row);
                await context.SaveChangesAsync(cancellation);
                context.Memberships.Add(new MembershipRow { OrganizationId = row.Id, UserId = userId, Role = OrganizationRole.Admin });
                return row;
            },
            cancellation);
    }

    /// <summary>Gives a user a role in an organisation, another one, or none. Its administrators do so, and everybody may leave.</summary>
    internal async Task SetMemberAsync(Caller caller, string organization, string user, OrganizationRole? role, CancellationToken cancellation)
    {
        var userId = caller.RequireWriter();
        var owner = await RequireAsync(organization, AccountKind.Organization, cancellation);
        var member = await RequireAsync(user, AccountKind.User, cancellation);
        var isAdmin = caller.RulesTheHub || (caller.Organizations.TryGetValue(owner.Id, out var own) && own == OrganizationRole.Admin);
        var isLeaving = role is null && member.Id == userId;
        if (!isAdmin && !isLeaving) throw new RefusedException(Refusal.Forbidden, $"Only its administrators choose the members of {owner.Name}.");
        await database.WriteAsync(
            async context =>
            {
                // The organisation's row is held, so that two administrators who send each other away come one after the other.
                await context.Accounts.Where(row => row.Id == owner.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.Kind, AccountKind.Organization), cancellation);
                var count = await context.Memberships.Where(row => row.OrganizationId == owner.Id && row.UserId == member.Id).ExecuteDeleteAsync(cancellation);
                if (role is { } wanted) context.Memberships.Add(new MembershipRow { OrganizationId = owner.Id, UserId = member.Id, Role = wanted });
                else if (count == 0) throw new RefusedException(Refusal.NotFound, $"{member.Name} is no member of {owner.Name}.");
                if (role != OrganizationRole.Admin
                    && !await context.Memberships.AnyAsync(row => row.OrganizationId == owner.Id && row.Role == OrganizationRole.Admin, cancellation))
                {
                    throw new RefusedException(Refusal.Forbidden, $"{owner.Name} would have no administrator left; make somebody else one first.");
                }

                context.Audit(caller, AuditAction.MemberChanged, owner.Id, $"{owner.Name}: {member.Name}", role?.ToString().ToLowerInvariant() ?? "none", clock.GetUtcNow());
                return true;
            },
            cancellation);
    }

    /// <summary>A user or an organisation.</summary>
    /// <exception cref="RefusedException">There is none of the name.</exception>
    internal async Task<AccountRow> RequireAsync(string name, CancellationToken cancellation) =>
        (name.Length <= NameRules.MaxLength ? await FindAsync(name, cancellation) : null) ?? throw new RefusedException(Refusal.NotFound, $"There is no user and no organisation named {name}.");

    private async Task CheckFreeAsync(AccountRow row, CancellationToken cancellation)
    {
        NameRules.CheckAccount(row.Name);
        if (await FindAsync(row.Name, cancellation) is not null)
            throw new RefusedException(Refusal.Conflict, $"There is already a user or an organisation named {row.Name}.");
    }

    private async Task<AccountRow> CreateAsync(AccountRow row, CancellationToken cancellation)
    {
        await CheckFreeAsync(row, cancellation);
        await database.WriteAsync(context => Task.FromResult(context.Accounts.Add(row)), cancellation);
        return row;
    }

    private async Task<AccountRow> RequireAsync(string name, AccountKind kind, CancellationToken cancellation) =>
        await FindAsync(name, cancellation) is { } row && row.Kind == kind
            ? row
            : throw new RefusedException(Refusal.NotFound, kind == AccountKind.User ? $"There is no user named {name}." : $"There is no organisation named {name}.");
}
