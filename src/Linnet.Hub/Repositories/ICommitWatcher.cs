using Linnet.Hub.Database;

namespace Linnet.Hub.Repositories;

/// <summary>Takes part in commits: looks at each before it is stored, and adds rows of its own in the transaction that moves the branch.</summary>
internal interface ICommitWatcher
{
    /// <summary>Looks at a commit that is ready to be stored.</summary>
    /// <param name="repository">Where it goes.</param>
    /// <param name="draft">The commit.</param>
    /// <param name="request">The changes that it was made from.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RefusedException">It must not be stored.</exception>
    Task CheckAsync(RepositoryRow repository, CommitDraft draft, CommitRequest request, CancellationToken cancellation);

    /// <summary>Follows a branch that moves; what it does is undone with the move.</summary>
    /// <param name="context">The transaction.</param>
    /// <param name="repository">Where.</param>
    /// <param name="refName">The branch or pull request, such as <c>heads/main</c>.</param>
    /// <param name="draft">The commit to which it moves.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task FollowAsync(HubDbContext context, RepositoryRow repository, string refName, CommitDraft draft, CancellationToken cancellation);
}
