using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Collections;

/// <summary>
/// Who may see and change a collection: <see cref="Permissions"/> decides as for a repository of the same owner, public or private, and without a gate.
/// </summary>
internal static class CollectionRights
{
    /// <summary>Whether a caller may do something with a collection.</summary>
    internal static Decision Decide(Caller caller, CollectionRow row, Verb verb) => Permissions.Decide(
        caller, new RepositoryFacts(row.OwnerId, row.IsPrivate ? Visibility.Private : Visibility.Public, Gating.None, IsDisabled: false, IsGranted: false), verb);

    /// <summary>A collection that the caller may see; others look as if there were none.</summary>
    internal static async Task<CollectionRow> OpenAsync(HubDbContext context, Caller caller, long id, CancellationToken cancellation) =>
        await context.Collections.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } row && Decide(caller, row, Verb.See) == Decision.Allowed
            ? row
            : throw new RefusedException(Refusal.NotFound, "There is no such collection, or you may not see it.");

    /// <summary>A collection that the caller may change.</summary>
    internal static async Task<CollectionRow> OpenForChangeAsync(HubDbContext context, Caller caller, long id, CancellationToken cancellation)
    {
        var row = await OpenAsync(context, caller, id, cancellation);
        return Decide(caller, row, Verb.Write) == Decision.Allowed
            ? row
            : throw new RefusedException(Refusal.Forbidden, "Only its owner, and members of its organisation who may write, change a collection.");
    }

    /// <summary>An account under which the caller may make collections.</summary>
    internal static async Task<AccountRow> OwnerAsync(HubDbContext context, Caller caller, string name, CancellationToken cancellation)
    {
        var owner = await context.RequireAccountAsync(name, cancellation);
        return Permissions.DecideToCreate(caller, owner.Id) == Decision.Allowed
            ? owner
            : throw new RefusedException(Refusal.Forbidden, $"You, or this token, may not make collections under {owner.Name}.");
    }

    /// <summary>Those of which a caller may know, for many in one question to the database.</summary>
    internal static IQueryable<CollectionRow> VisibleTo(this IQueryable<CollectionRow> rows, Caller caller)
    {
        if (caller.RulesTheHub) return rows;
        var userId = caller.UserId;
        var organizations = caller.Organizations.Keys.ToArray();
        return rows.Where(row => !row.IsPrivate || row.OwnerId == userId || organizations.Contains(row.OwnerId));
    }
}
