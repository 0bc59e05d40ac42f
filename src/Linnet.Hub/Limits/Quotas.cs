using System.Buffers.Binary;
using System.Globalization;
using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Limits;

/// <summary>
/// Bounds on what accounts store. Every content counts once for each account, whatever the number of its files and versions; two commits at the
/// same moment may together go beyond a bound by what they bring, and the next is refused.
/// </summary>
internal sealed class Quotas(HubDatabase database, TimeProvider clock)
{
    private const string StandardName = "quota";

    /// <summary>Sets the bound of an account, or that of all which have none of their own.</summary>
    /// <param name="caller">Who has to administer the hub.</param>
    /// <param name="account">Its name; null for all others.</param>
    /// <param name="bytes">Null takes the bound away.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task SetAsync(Caller caller, string? account, long? bytes, CancellationToken cancellation)
    {
        caller.RequireUser();
        if (!caller.RulesTheHub) throw new RefusedException(Refusal.Forbidden, "Only administrators of the hub, with a token of the role admin, set quotas.");
        if (bytes < 0) throw new RefusedException(Refusal.BadRequest, $"A quota is a number of bytes from 0 on, not {bytes}.");
        if (account is null) await SetStandardAsync(bytes, cancellation);
        else await SetOwnAsync(account, bytes, cancellation);
    }

    /// <summary>What an account has stored; for its own people and the hub's administrators.</summary>
    internal async Task<StorageUse> ShowAsync(Caller caller, string account, CancellationToken cancellation)
    {
        caller.RequireUser();
        var row = await FindAsync(account, cancellation);
        if (!caller.RulesTheHub && caller.UserId != row.Id && !caller.Organizations.ContainsKey(row.Id))
            throw new RefusedException(Refusal.Forbidden, $"What {row.Name} has stored is known to its members and to the hub's administrators.");
        return await database.ReadAsync(async context => new StorageUse(row.Name, await UseAsync(context, row.Id, cancellation), await QuotaAsync(context, row.Id, cancellation)));
    }

    /// <summary>Refuses bytes for which an account has no room.</summary>
    /// <param name="accountId">Whose repositories they shall go into, or who sends them.</param>
    /// <param name="coming">The contents and their sizes; those which the account has already need no room.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="RefusedException">There is no room.</exception>
    internal Task CheckAsync(long accountId, IEnumerable<KeyValuePair<ContentId, long>> coming, CancellationToken cancellation) => database.ReadAsync(async context =>
    {
        if (await QuotaAsync(context, accountId, cancellation) is not { } quota) return true;
        var sizes = new Dictionary<ContentId, long>(coming);
        foreach (var ids in sizes.Keys.Chunk(HubDatabase.MaxParameters))
        {
            foreach (var known in await Committed(context, accountId).Where(id => ids.Contains(id)).Distinct().ToListAsync(cancellation)) sizes.Remove(known);
        }

        if (sizes.Count == 0) return true;
        var waiting = Waiting(context, accountId);
        var sent = new HashSet<ContentId>();
        foreach (var ids in sizes.Keys.Chunk(HubDatabase.MaxParameters)) sent.UnionWith(await waiting.Where(id => ids.Contains(id)).ToListAsync(cancellation));
        await RefuseAsync(context, accountId, quota, sizes.Where(pair => !sent.Contains(pair.Key)).Aggregate(0L, (sum, pair) => Add(sum, pair.Value)), cancellation);
        return true;
    });

    /// <summary>Refuses a number of bytes of which it is not known yet what they are; none are refused only where the account has stored too much already.</summary>
    internal Task CheckAsync(long accountId, long bytes, CancellationToken cancellation) => database.ReadAsync(async context =>
    {
        if (await QuotaAsync(context, accountId, cancellation) is { } quota) await RefuseAsync(context, accountId, quota, bytes, cancellation);
        return true;
    });

    /// <summary>The bound of an account; null where it has none.</summary>
    internal Task<long?> QuotaAsync(long accountId, CancellationToken cancellation) => database.ReadAsync(context => QuotaAsync(context, accountId, cancellation));

    private static IQueryable<ContentId> Committed(HubDbContext context, long accountId) => context.RepositoryContents
        .Join(context.Repositories.Where(row => row.OwnerId == accountId), row => row.RepositoryId, repository => repository.Id, (row, repository) => row.ContentId);

    private static async Task<long?> QuotaAsync(HubDbContext context, long accountId, CancellationToken cancellation)
    {
        if (await context.Quotas.FirstOrDefaultAsync(row => row.AccountId == accountId, cancellation) is { } own) return own.Bytes;
        return await context.Settings.FirstOrDefaultAsync(row => row.Name == StandardName, cancellation) is { } standard ? BinaryPrimitives.ReadInt64BigEndian(standard.Value) : null;
    }

    private static long Add(long sum, long bytes) => sum > long.MaxValue - bytes ? long.MaxValue : sum + bytes;

    private static string Text(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    /// <summary>What was sent within the time in which it may be named, and that nobody has named yet.</summary>
    private IQueryable<ContentId> Waiting(HubDbContext context, long accountId)
    {
        var since = clock.GetUtcNow() - ContentStore.GrantLifetime;
        return context.Uploads.Where(row => row.UserId == accountId && row.At >= since && !context.RepositoryContents.Any(named => named.ContentId == row.ContentId))
            .Select(row => row.ContentId);
    }

    private async Task<long> UseAsync(HubDbContext context, long accountId, CancellationToken cancellation)
    {
        var (committed, waiting) = (Committed(context, accountId), Waiting(context, accountId));
        return await context.Contents.Where(row => committed.Contains(row.Id)).SumAsync(row => row.Size, cancellation)
            + await context.Contents.Where(row => waiting.Contains(row.Id)).SumAsync(row => row.Size, cancellation);
    }

    private async Task RefuseAsync(HubDbContext context, long accountId, long quota, long bytes, CancellationToken cancellation)
    {
        var use = await UseAsync(context, accountId, cancellation);
        if (Add(use, bytes) <= quota) return;
        var name = await context.Accounts.Where(row => row.Id == accountId).Select(row => row.Name).FirstAsync(cancellation);
        throw new RefusedException(
            Refusal.OverQuota,
            $"{name} has stored {Text(use)} of {Text(quota)}, and {Text(bytes)} more do not fit: nothing was stored. Delete repositories (they count for {Repositories.RepositoryService.GracePeriod.Days} days more), or ask an administrator of the hub for room.");
    }

    private Task<bool> SetStandardAsync(long? bytes, CancellationToken cancellation) => database.WriteAsync(
        async context =>
        {
            await context.Settings.Where(row => row.Name == StandardName).ExecuteDeleteAsync(cancellation);
            if (bytes is not { } number) return true;
            var value = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(value, number);
            context.Settings.Add(new SettingRow { Name = StandardName, Value = value });
            return true;
        },
        cancellation);

    private async Task SetOwnAsync(string account, long? bytes, CancellationToken cancellation)
    {
        var id = (await FindAsync(account, cancellation)).Id;
        await database.WriteAsync(
            async context =>
            {
                await context.Quotas.Where(row => row.AccountId == id).ExecuteDeleteAsync(cancellation);
                if (bytes is { } number) context.Quotas.Add(new QuotaRow { AccountId = id, Bytes = number });
                return true;
            },
            cancellation);
    }

    private async Task<AccountRow> FindAsync(string account, CancellationToken cancellation)
    {
        var key = account.ToLowerInvariant();
        return await database.ReadAsync(context => context.Accounts.FirstOrDefaultAsync(row => row.NameKey == key, cancellation))
            ?? throw new RefusedException(Refusal.NotFound, $"There is no user or organisation named {account}.");
    }
}
