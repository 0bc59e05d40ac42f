using Linnet.Hub.Database;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Repositories;

/// <summary>What finds repositories, kept up to date by those who change them: in the same transaction, so that it is never behind.</summary>
internal interface IRepositoryIndex
{
    /// <summary>Looks at a commit that main will have, before the transaction begins.</summary>
    /// <param name="draft">The commit.</param>
    /// <param name="card">Its card; null where it is the card of the commit before.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Puts what was seen into a repository's entry.</returns>
    Task<Func<HubDbContext, long, Task>> PrepareAsync(CommitDraft draft, RepositoryCard? card, CancellationToken cancellation);

    /// <summary>Looks at a stored version that main will be put back to.</summary>
    /// <returns>Puts what was seen into a repository's entry, and its card into the repository.</returns>
    Task<Func<HubDbContext, long, Task>> PrepareAsync(ObjectId tree, CancellationToken cancellation);

    /// <summary>A repository has another name.</summary>
    Task RenameAsync(HubDbContext context, long repositoryId, RepositoryName name, CancellationToken cancellation);

    /// <summary>A repository has been downloaded, some times within a few seconds.</summary>
    Task AddDownloadsAsync(HubDbContext context, long repositoryId, long count, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>A repository is not to be found any more.</summary>
    Task RemoveAsync(HubDbContext context, long repositoryId, CancellationToken cancellation);
}
