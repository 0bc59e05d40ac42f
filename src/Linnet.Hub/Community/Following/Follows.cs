using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Following;

/// <summary>Who follows which user or organisation.</summary>
internal sealed class Follows(HubDatabase database, TimeProvider clock)
{
    /// <summary>The most accounts that one user follows.</summary>
    internal const int MaxFollowed = 5000;

    /// <summary>Follows a user or an organisation, or no more; saying it twice changes nothing.</summary>
    internal async Task SetAsync(Caller caller, string name, bool follows, CancellationToken cancellation)
    {
        var (userId, created) = (caller.RequireWriter(), clock.GetUtcNow().ToUnixTimeMilliseconds());
        await database.WriteAsync(
            async context =>
            {
                var account = await context.RequireAccountAsync(name, cancellation);
                if (account.Id == userId) throw new RefusedException(Refusal.BadRequest, "You cannot follow yourself.");
                if (!follows) return await context.Follows.Where(row => row.UserId == userId && row.AccountId == account.Id).ExecuteDeleteAsync(cancellation);
                if (await context.Follows.CountAsync(row => row.UserId == userId, cancellation) >= MaxFollowed)
                    throw new RefusedException(Refusal.Conflict, $"You follow {MaxFollowed} already; leave one first.");
                return await context.Database.ExecuteSqlAsync(
                    $"INSERT INTO \"Follows\" (\"UserId\", \"AccountId\", \"Created\") VALUES ({userId}, {account.Id}, {created}) ON CONFLICT DO NOTHING", cancellation);
            },
            cancellation);
    }

    /// <summary>Who follows an account, the latest first.</summary>
    internal Task<Paged<AccountRow>> FollowersAsync(string name, PageBounds bounds, CancellationToken cancellation) => ListAsync(
        name, (context, account) => context.Follows.Where(row => row.AccountId == account.Id)
            .Join(context.Accounts, row => row.UserId, user => user.Id, (row, user) => new Followed { Created = row.Created, Account = user }), bounds, cancellation);

    /// <summary>Whom a user follows, the latest first.</summary>
    internal Task<Paged<AccountRow>> FollowedAsync(string name, PageBounds bounds, CancellationToken cancellation) => ListAsync(
        name, (context, account) => context.Follows.Where(row => row.UserId == account.Id)
            .Join(context.Accounts, row => row.AccountId, user => user.Id, (row, user) => new Followed { Created = row.Created, Account = user }), bounds, cancellation);

    private async Task<Paged<AccountRow>> ListAsync(
        string name, Func<HubDbContext, AccountRow, IQueryable<Followed>> find, PageBounds bounds, CancellationToken cancellation) =>
        await database.ReadAsync(async context =>
        {
            var account = await context.RequireAccountAsync(name, cancellation);
            var rows = await find(context, account).Where(row => !row.Account.IsDisabled)
                .OrderByDescending(row => row.Created).ThenByDescending(row => row.Account.Id).Skip(bounds.Skip).Take(bounds.Fetch).ToListAsync(cancellation);
            return Paged<AccountRow>.Of([.. rows.Select(row => row.Account)], bounds.Take);
        });

    /// <summary>A pair that the database can sort by its members.</summary>
    private sealed class Followed
    {
        public required DateTimeOffset Created { get; init; }

        public required AccountRow Account { get; init; }
    }
}
