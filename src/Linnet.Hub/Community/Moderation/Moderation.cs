using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Moderation;

/// <summary>What only administrators of the hub do: switching repositories and users off and on again. All of it is in the audit log.</summary>
internal sealed class Moderation(HubDatabase database, RepositoryAccess access, TimeProvider clock)
{
    private const int MaxReason = 500;

    /// <summary>Switches a repository off, so that nobody else reads its files, or on again.</summary>
    internal async Task SetRepositoryDisabledAsync(Caller caller, RepositoryName name, bool isDisabled, string? reason, CancellationToken cancellation)
    {
        caller.RequireRuler();
        var repository = await access.OpenAsync(caller, name, Verb.See, cancellation);
        var why = BoundedText.Lines(reason, MaxReason, "A reason");
        await database.WriteAsync(
            context =>
            {
                context.Audit(
                    caller, isDisabled ? AuditAction.RepositoryDisabled : AuditAction.RepositoryEnabled, repository.OwnerId, repository.FullName.Address, why, clock.GetUtcNow());
                return context.Repositories.Where(row => row.Id == repository.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.IsDisabled, isDisabled), cancellation);
            },
            cancellation);
    }

    /// <summary>Switches a user off, so that no token and no session of theirs opens a door, or on again.</summary>
    internal async Task SetUserDisabledAsync(Caller caller, string name, bool isDisabled, string? reason, CancellationToken cancellation)
    {
        var userId = caller.RequireRuler();
        var why = BoundedText.Lines(reason, MaxReason, "A reason");
        await database.WriteAsync(
            async context =>
            {
                var user = await context.RequireUserAsync(name, cancellation);
                if (user.Id == userId) throw new RefusedException(Refusal.BadRequest, "You cannot switch yourself off; another administrator has to.");
                context.Audit(caller, isDisabled ? AuditAction.UserDisabled : AuditAction.UserEnabled, null, user.Name, why, clock.GetUtcNow());
                return await context.Accounts.Where(row => row.Id == user.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.IsDisabled, isDisabled), cancellation);
            },
            cancellation);
    }

    /// <summary>What administrators did, the latest first: all of it for those of the hub, that of their organisations for others.</summary>
    internal async Task<Paged<AuditRow>> AuditAsync(Caller caller, PageBounds bounds, CancellationToken cancellation)
    {
        caller.RequireUser();
        var owners = caller.Organizations.Where(pair => pair.Value == OrganizationRole.Admin).Select(pair => pair.Key).ToArray();
        return await database.ReadAsync(async context =>
        {
            IQueryable<AuditRow> rows = context.AuditEntries;
            if (!caller.RulesTheHub) rows = rows.Where(row => row.OwnerId != null && owners.Contains(row.OwnerId.Value));
            return Paged<AuditRow>.Of(await rows.OrderByDescending(row => row.Id).Skip(bounds.Skip).Take(bounds.Fetch).ToListAsync(cancellation), bounds.Take);
        });
    }
}
