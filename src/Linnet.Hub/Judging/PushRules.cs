using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Judging;

/// <summary>What is turned away at the door: said by the owner of a repository for it, or by an administrator for the whole hub.</summary>
internal sealed class PushRules(HubDatabase database, RepositoryAccess access)
{
    private const string Setting = "refuse-dangerous-pushes";

    private static readonly byte[] Yes = [1];
    private static readonly byte[] No = [0];

    /// <summary>Whether commits with secrets or harmful pickles are turned away.</summary>
    /// <param name="repository">Null for one that there is not yet.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal Task<bool> RefusesDangerousAsync(RepositoryRow? repository, CancellationToken cancellation) => database.ReadAsync(async context =>
        (repository is { Id: var id } && await context.PushRules.AnyAsync(row => row.RepositoryId == id && row.RefusesDangerous, cancellation)) || await HubRefusesAsync(context, cancellation));

    /// <summary>What is said for a repository, and for the hub.</summary>
    internal async Task<(bool Repository, bool Hub)> FindAsync(Caller caller, RepositoryName name, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Read, cancellation);
        return await database.ReadAsync(async context =>
            (await context.PushRules.AnyAsync(row => row.RepositoryId == repository.Id && row.RefusesDangerous, cancellation), await HubRefusesAsync(context, cancellation)));
    }

    /// <summary>Says it for a repository.</summary>
    internal async Task SetAsync(Caller caller, RepositoryName name, bool refusesDangerous, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Administer, cancellation);
        await database.WriteAsync(
            async context =>
            {
                await context.PushRules.Where(row => row.RepositoryId == repository.Id).ExecuteDeleteAsync(cancellation);
                if (refusesDangerous) context.PushRules.Add(new PushRuleRow { RepositoryId = repository.Id, RefusesDangerous = true });
                return true;
            },
            cancellation);
    }

    /// <summary>Says it for the whole hub.</summary>
    internal Task SetAsync(Caller caller, bool refusesDangerous, CancellationToken cancellation)
    {
        caller.RequireUser();
        if (!caller.RulesTheHub) throw new RefusedException(Refusal.Forbidden, "Only an administrator of the hub, with a token of the role admin, decides for all of it.");
        return database.WriteAsync(
            async context =>
            {
                await context.Settings.Where(row => row.Name == Setting).ExecuteDeleteAsync(cancellation);
                context.Settings.Add(new SettingRow { Name = Setting, Value = refusesDangerous ? Yes : No });
                return true;
            },
            cancellation);
    }

    private static async Task<bool> HubRefusesAsync(HubDbContext context, CancellationToken cancellation) =>
        await context.Settings.Where(row => row.Name == Setting).Select(row => row.Value).FirstOrDefaultAsync(cancellation) is [1];
}
