using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>Requests to read gated repositories: asked by users, decided by whoever administers the repository.</summary>
internal sealed class AccessRequests(HubDatabase database, RepositoryAccess access, TimeProvider clock)
{
    /// <summary>Asks for access, or accepts the terms.</summary>
    /// <returns>What has become of it: accepted at once where the repository says so.</returns>
    internal async Task<AccessRequestState> AskAsync(Caller caller, RepositoryName name, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.See, cancellation);
        var userId = caller.RequireUser();
        RequireGated(repository);
        var state = repository.Gating == Gating.Auto ? AccessRequestState.Accepted : AccessRequestState.Pending;
        return await database.WriteAsync(
            async context =>
            {
                if (await context.AccessRequests.FirstOrDefaultAsync(row => row.RepositoryId == repository.Id && row.UserId == userId, cancellation) is { } known)
                    return known.State;
                context.AccessRequests.Add(new AccessRequestRow { RepositoryId = repository.Id, UserId = userId, State = state, Asked = clock.GetUtcNow() });
                return state;
            },
            cancellation);
    }

    /// <summary>The requests in a state, with who has asked.</summary>
    internal async Task<IReadOnlyList<(AccountRow User, AccessRequestRow Request)>> ListAsync(Caller caller, RepositoryName name, AccessRequestState state, CancellationToken cancellation)
    {
        var repository = await OpenGatedAsync(caller, name, cancellation);
        var rows = await database.ReadAsync(context => context.AccessRequests.Where(row => row.RepositoryId == repository.Id && row.State == state)
            .Join(context.Accounts, row => row.UserId, user => user.Id, (row, user) => new { User = user, Request = row })
            .OrderBy(pair => pair.Request.Asked).ThenBy(pair => pair.User.Id).ToListAsync(cancellation));
        return [.. rows.Select(row => (row.User, row.Request))];
    }

    /// <summary>Decides about a user's request.</summary>
    /// <param name="caller">Who needs the right to administer.</param>
    /// <param name="name">The repository.</param>
    /// <param name="userName">Who has asked.</param>
    /// <param name="state">What becomes of the request.</param>
    /// <param name="isAsked">Whether there has to be a request; otherwise access is granted to somebody who has not asked.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task DecideAsync(Caller caller, RepositoryName name, string userName, AccessRequestState state, bool isAsked, CancellationToken cancellation)
    {
        var repository = await OpenGatedAsync(caller, name, cancellation);
        var key = userName.ToLowerInvariant();
        await database.WriteAsync(
            async context =>
            {
                var user = await context.Accounts.FirstOrDefaultAsync(row => row.NameKey == key && row.Kind == AccountKind.User, cancellation)
                    ?? throw new RefusedException(Refusal.NotFound, $"There is no user named {userName}.");
                var count = await context.AccessRequests.Where(row => row.RepositoryId == repository.Id && row.UserId == user.Id)
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.State, state), cancellation);
                if (count > 0) return count;
                if (isAsked) throw new RefusedException(Refusal.NotFound, $"{user.Name} has not asked for access to {name.Id}.");
                context.AccessRequests.Add(new AccessRequestRow { RepositoryId = repository.Id, UserId = user.Id, State = state, Asked = clock.GetUtcNow() });
                return 1;
            },
            cancellation);
    }

    private static void RequireGated(RepositoryRow repository)
    {
        if (repository.Gating == Gating.None)
            throw new RefusedException(Refusal.BadRequest, $"{repository.FullName.Id} is not gated: nobody has to ask.");
    }

    private async Task<RepositoryRow> OpenGatedAsync(Caller caller, RepositoryName name, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Administer, cancellation);
        RequireGated(repository);
        return repository;
    }
}
