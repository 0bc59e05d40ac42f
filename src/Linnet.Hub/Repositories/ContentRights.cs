using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>Whether a caller may name a content that is stored: knowing a hash is not owning the bytes.</summary>
internal sealed class ContentRights(HubDatabase database, TimeProvider clock)
{
    /// <summary>Repositories that are looked at, of those that have a content.</summary>
    private const int MaxRepositories = 50;

    /// <summary>A content that is stored and that the caller has sent lately, or can read in some repository; null otherwise.</summary>
    internal Task<StoredContent?> FindAsync(Caller caller, ContentId id, CancellationToken cancellation) => database.ReadAsync(async context =>
    {
        if (await context.Contents.FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row) return null;
        return await MayNameAsync(context, caller, id, cancellation) ? row.ToStored() : (StoredContent?)null;
    });

    /// <summary>Whether a repository has, or had, a content in one of its commits.</summary>
    internal Task<bool> HasAsync(RepositoryRow repository, ContentId id, CancellationToken cancellation) =>
        database.ReadAsync(context => context.RepositoryContents.AnyAsync(row => row.RepositoryId == repository.Id && row.ContentId == id, cancellation));

    private async Task<bool> MayNameAsync(HubDbContext context, Caller caller, ContentId id, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - ContentStore.GrantLifetime;
        var userId = caller.UserId;
        if (userId is not null && await context.Uploads.AnyAsync(row => row.UserId == userId && row.ContentId == id && row.At >= since, cancellation)) return true;
        var organizations = caller.Organizations.Keys.ToArray();
        var repositories = await context.RepositoryContents.Where(row => row.ContentId == id)
            .Join(context.Repositories, row => row.RepositoryId, repository => repository.Id, (row, repository) => repository)
            .Where(repository => repository.Deleted == null
                && (repository.Visibility == Visibility.Public || repository.OwnerId == userId || organizations.Contains(repository.OwnerId)))
            .OrderBy(repository => repository.Id).Take(MaxRepositories).ToListAsync(cancellation);
        foreach (var repository in repositories)
        {
            if (await RepositoryAccess.DecideAsync(context, caller, repository, Verb.Read, cancellation) == Decision.Allowed) return true;
        }

        return false;
    }
}
