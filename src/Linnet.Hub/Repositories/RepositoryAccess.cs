using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>The door to every repository: found by name, and opened for those who may do what they want to do.</summary>
internal sealed class RepositoryAccess(HubDatabase database)
{
    /// <summary>Finds a repository and checks the caller's right.</summary>
    /// <exception cref="RefusedException">There is none, or the caller may not.</exception>
    /// <exception cref="MovedException">It has another name now.</exception>
    internal Task<RepositoryRow> OpenAsync(Caller caller, RepositoryName name, Verb verb, CancellationToken cancellation) => database.ReadAsync(async context =>
    {
        var key = name.Key;
        var row = await context.Repositories.FirstOrDefaultAsync(row => row.Kind == name.Kind && row.NameKey == key && row.Deleted == null, cancellation);
        if (row is null)
        {
            var moved = await context.FormerNames.Where(former => former.Kind == name.Kind && former.NameKey == key)
                .Join(context.Repositories, former => former.RepositoryId, repository => repository.Id, (former, repository) => repository)
                .FirstOrDefaultAsync(repository => repository.Deleted == null, cancellation);
            if (moved is null) throw NotFound(name);
            Check(await DecideAsync(context, caller, moved, Verb.See, cancellation), name, verb);
            throw new MovedException(moved.FullName);
        }

        Check(await DecideAsync(context, caller, row, verb, cancellation), name, verb);
        return row;
    });

    /// <summary>Asks <see cref="Permissions"/> about a repository.</summary>
    internal static async Task<Decision> DecideAsync(HubDbContext context, Caller caller, RepositoryRow row, Verb verb, CancellationToken cancellation)
    {
        var userId = caller.UserId;
        var isGranted = row.Gating != Gating.None && userId is not null && await context.AccessRequests.AnyAsync(
            request => request.RepositoryId == row.Id && request.UserId == userId && request.State == AccessRequestState.Accepted, cancellation);
        return Permissions.Decide(caller, new RepositoryFacts(row.OwnerId, row.Visibility, row.Gating, row.IsDisabled, isGranted), verb);
    }

    private static void Check(Decision decision, RepositoryName name, Verb verb)
    {
        switch (decision)
        {
            case Decision.Allowed: return;
            case Decision.Hidden: throw NotFound(name);
            case Decision.LoginNeeded: throw new RefusedException(Refusal.LoginNeeded, $"To change {name.Id} you have to log in, or to send a token.");
            case Decision.Gated: throw new RefusedException(Refusal.Gated, $"Access to {name.Id} is restricted: ask for it on its page, and send a token of the user who was granted it.");
            case Decision.Disabled: throw new RefusedException(Refusal.Disabled, "Access to this resource is disabled.");
            default: throw new RefusedException(Refusal.Forbidden, $"You, or this token, may not do this with {name.Id}: it needs the right to {Named(verb)}.");
        }
    }

    private static string Named(Verb verb) => verb == Verb.Administer ? "administer it" : "write to it";

    private static RefusedException NotFound(RepositoryName name) => new(Refusal.RepositoryNotFound, $"There is no repository {name.Id}, or you may not see it.");
}
