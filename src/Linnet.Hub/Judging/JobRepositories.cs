using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Judging;

/// <summary>Finds repositories for jobs, whose right to be done was looked at when they were ordered.</summary>
internal static class JobRepositories
{
    /// <summary>A repository by its number.</summary>
    /// <exception cref="RefusedException">It has been deleted meanwhile.</exception>
    internal static async Task<RepositoryRow> FindRepositoryAsync(this HubDatabase database, long id, CancellationToken cancellation) =>
        await database.ReadAsync(context => context.Repositories.FirstOrDefaultAsync(row => row.Id == id && row.Deleted == null, cancellation))
        ?? throw new RefusedException(Refusal.RepositoryNotFound, "The repository has been deleted meanwhile.");
}
