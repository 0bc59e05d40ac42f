using Linnet.Hub.Database;

namespace Linnet.Hub.Access;

/// <summary>Notes what administrators do, in the transaction that does it.</summary>
internal static class AuditNotes
{
    private const int MaxDetail = 500;

    extension(HubDbContext context)
    {
        /// <summary>Notes that somebody has used a right over others.</summary>
        /// <param name="caller">Who.</param>
        /// <param name="action">What.</param>
        /// <param name="ownerId">Whose organisation or repositories it touches, so that they can read it too; null where only the hub is concerned.</param>
        /// <param name="target">To what, as people read it.</param>
        /// <param name="detail">Why, or with what result.</param>
        /// <param name="now">When.</param>
        internal void Audit(Caller caller, AuditAction action, long? ownerId, string target, string? detail, DateTimeOffset now) => context.AuditEntries.Add(new AuditRow
        {
            ActorId = caller.RequireUser(),
            ActorName = caller.Name,
            Action = action,
            OwnerId = ownerId,
            Target = target,
            Detail = detail is { Length: > MaxDetail } ? detail[..MaxDetail] : detail,
            Created = now,
        });
    }
}
