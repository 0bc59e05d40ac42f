using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Likes;

/// <summary>Who likes which repository. The number at the repository changes in the transaction that adds or removes a row, and by that row only.</summary>
internal sealed class Likes(HubDatabase database, RepositoryAccess access, TimeProvider clock)
{
    /// <summary>Likes a repository, or no more; saying it twice changes nothing.</summary>
    /// <returns>How many like it now.</returns>
    internal async Task<long> SetAsync(Caller caller, RepositoryName name, bool likes, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Discuss, cancellation);
        var (id, userId, now) = (repository.Id, caller.RequireUser(), clock.GetUtcNow());
        return await database.WriteAsync(
            async context =>
            {
                // What is taken back counts from when it was liked, as if it had never been.
                var at = likes ? now : await context.Likes.Where(row => row.RepositoryId == id && row.UserId == userId).Select(row => row.Created).FirstOrDefaultAsync(cancellation);
                var change = likes ? await AddAsync(context, id, userId, now, cancellation) : -await RemoveAsync(context, id, userId, cancellation);
                if (change != 0)
                {
                    await context.Repositories.Where(row => row.Id == id).ExecuteUpdateAsync(update => update.SetProperty(row => row.Likes, row => row.Likes + change), cancellation);
                    await Trends.AddLikesAsync(context, id, change, at, cancellation);
                }

                if (change > 0) context.Note(caller, id, ActivityKind.Liked, now);
                return await context.Repositories.Where(row => row.Id == id).Select(row => row.Likes).FirstAsync(cancellation);
            },
            cancellation);
    }

    /// <summary>Whether the caller likes a repository.</summary>
    internal Task<bool> IsLikedAsync(Caller caller, RepositoryRow repository, CancellationToken cancellation) => caller.UserId is not { } userId
        ? Task.FromResult(false)
        : database.ReadAsync(context => context.Likes.AnyAsync(row => row.RepositoryId == repository.Id && row.UserId == userId, cancellation));

    /// <summary>Which of several repositories the caller likes.</summary>
    internal async Task<IReadOnlySet<long>> LikedAsync(Caller caller, IReadOnlyCollection<long> repositoryIds, CancellationToken cancellation)
    {
        var liked = new HashSet<long>();
        if (caller.UserId is not { } userId) return liked;
        foreach (var ids in repositoryIds.Chunk(HubDatabase.MaxParameters))
        {
            liked.UnionWith(await database.ReadAsync(context => context.Likes
                .Where(row => row.UserId == userId && ids.Contains(row.RepositoryId)).Select(row => row.RepositoryId).ToListAsync(cancellation)));
        }

        return liked;
    }

    /// <summary>Who likes a repository, the latest first.</summary>
    internal async Task<Paged<AccountRow>> LikersAsync(Caller caller, RepositoryName name, PageBounds bounds, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.See, cancellation);
        var rows = await database.ReadAsync(context => context.Likes.Where(row => row.RepositoryId == repository.Id)
            .Join(context.Accounts.Where(row => !row.IsDisabled), row => row.UserId, user => user.Id, (row, user) => new { row.Created, User = user })
            .OrderByDescending(pair => pair.Created).ThenByDescending(pair => pair.User.Id).Skip(bounds.Skip).Take(bounds.Fetch).ToListAsync(cancellation));
        return Paged<AccountRow>.Of([.. rows.Select(row => row.User)], bounds.Take);
    }

    /// <summary>What a user likes, the latest first; only repositories of which the caller may know.</summary>
    internal async Task<Paged<(RepositoryRow Repository, DateTimeOffset Created)>> OfUserAsync(Caller caller, string user, PageBounds bounds, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(async context =>
        {
            var account = await context.RequireUserAsync(user, cancellation);
            return await context.Likes.Where(row => row.UserId == account.Id)
                .Join(context.Repositories.VisibleTo(caller), row => row.RepositoryId, repository => repository.Id, (row, repository) => new { row.Created, Repository = repository })
                .OrderByDescending(pair => pair.Created).ThenByDescending(pair => pair.Repository.Id).Skip(bounds.Skip).Take(bounds.Fetch).ToListAsync(cancellation);
        });
        return Paged<(RepositoryRow, DateTimeOffset)>.Of([.. rows.Select(row => (row.Repository, row.Created))], bounds.Take);
    }

    private static Task<int> AddAsync(HubDbContext context, long repositoryId, long userId, DateTimeOffset now, CancellationToken cancellation)
    {
        // One statement, so that two requests of one user at the same moment count once.
        var created = now.ToUnixTimeMilliseconds();
        return context.Database.ExecuteSqlAsync(
            $"INSERT INTO \"Likes\" (\"RepositoryId\", \"UserId\", \"Created\") VALUES ({repositoryId}, {userId}, {created}) ON CONFLICT DO NOTHING", cancellation);
    }

    private static Task<int> RemoveAsync(HubDbContext context, long repositoryId, long userId, CancellationToken cancellation) =>
        context.Likes.Where(row => row.RepositoryId == repositoryId && row.UserId == userId).ExecuteDeleteAsync(cancellation);
}
