using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Repositories;

/// <summary>Notes what is done to repositories, in the transaction that does it.</summary>
internal static class ActivityLog
{
    extension(HubDbContext context)
    {
        /// <summary>Notes that somebody has done something.</summary>
        /// <returns>The row, for what else there is to say.</returns>
        internal ActivityRow Note(Caller caller, long repositoryId, ActivityKind kind, DateTimeOffset now)
        {
            var row = new ActivityRow { Kind = kind, ActorId = caller.RequireUser(), ActorName = caller.Name, RepositoryId = repositoryId, Created = now };
            context.Activities.Add(row);
            return row;
        }

        /// <summary>Notes that a ref begins, moves or goes.</summary>
        internal ActivityRow NoteRef(Caller caller, long repositoryId, string refName, ObjectId? before, ObjectId? after, DateTimeOffset now)
        {
            var row = context.Note(caller, repositoryId, ActivityKind.RefMoved, now);
            (row.RefName, row.Before, row.After) = (refName, before, after);
            return row;
        }
    }
}
