using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Notifications;

/// <summary>Which repositories users follow, and of which they want to hear nothing.</summary>
internal sealed class Watches(HubDatabase database, RepositoryAccess access)
{
    /// <summary>The most repositories for which one user keeps a level.</summary>
    internal const int MaxWatched = 5000;

    /// <summary>How much the caller hears of a repository.</summary>
    internal async Task<WatchLevel> FindAsync(Caller caller, RepositoryRow repository, CancellationToken cancellation)
    {
        var userId = caller.UserId;
        return await database.ReadAsync(context => context.Watches.Where(row => row.UserId == userId && row.RepositoryId == repository.Id)
            .Select(row => (WatchLevel?)row.Level).FirstOrDefaultAsync(cancellation)) ?? WatchLevel.Participating;
    }

    /// <summary>How much the caller hears of a repository.</summary>
    internal async Task<WatchLevel> FindAsync(Caller caller, RepositoryName name, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.See, cancellation);
        caller.RequireUser();
        return await FindAsync(caller, repository, cancellation);
    }

    /// <summary>Sets how much the caller hears of a repository.</summary>
    internal async Task SetAsync(Caller caller, RepositoryName name, WatchLevel level, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Discuss, cancellation);
        var userId = caller.RequireUser();
        await database.WriteAsync(
            async context =>
            {
                await context.Watches.Where(row => row.UserId == userId && row.RepositoryId == repository.Id).ExecuteDeleteAsync(cancellation);
                if (level == WatchLevel.Participating) return true;
                if (await context.Watches.CountAsync(row => row.UserId == userId, cancellation) >= MaxWatched)
                    throw new RefusedException(Refusal.Conflict, $"You keep levels for {MaxWatched} repositories already; set another back to what is usual first.");
                context.Watches.Add(new WatchRow { UserId = userId, RepositoryId = repository.Id, Level = level });
                return true;
            },
            cancellation);
    }

    /// <summary>The repositories that the caller follows, by name.</summary>
    internal async Task<Paged<RepositoryRow>> FollowedAsync(Caller caller, PageBounds bounds, CancellationToken cancellation)
    {
        var userId = caller.RequireUser();
        var rows = await database.ReadAsync(context => context.Repositories.VisibleTo(caller)
            .Where(row => context.Watches.Any(watch => watch.UserId == userId && watch.RepositoryId == row.Id && watch.Level == WatchLevel.Everything))
            .OrderBy(row => row.NameKey).ThenBy(row => row.Id).Skip(bounds.Skip).Take(bounds.Fetch).ToListAsync(cancellation));
        return Paged<RepositoryRow>.Of(rows, bounds.Take);
    }
}
