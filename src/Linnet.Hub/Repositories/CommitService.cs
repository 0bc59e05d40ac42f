using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Limits;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>
/// The only way into a repository. A commit is built beside the branch, and the branch is moved by compare and swap in the transaction that
/// stores the commit: it is there whole, or not at all, and never in place of somebody else's.
/// </summary>
internal sealed class CommitService(HubDatabase database, RepositoryAccess access, Revisions revisions, CommitBuilder builder, ContentStore contents, IRepositoryIndex index, Quotas quotas, TimeProvider clock)
{
    /// <summary>Who takes part in commits; complete before the first.</summary>
    internal IList<ICommitWatcher> Watchers { get; } = [];

    /// <summary>Finds a repository whose branch or pull request the caller may commit to: a pull request's author may, and who may write.</summary>
    internal async Task<RepositoryRow> OpenAsync(Caller caller, RepositoryName name, string revision, CancellationToken cancellation)
    {
        if (RefNames.PullRequestNumber(revision) is not { } number) return await access.OpenAsync(caller, name, Verb.Write, cancellation);
        var repository = await access.OpenAsync(caller, name, Verb.Discuss, cancellation);
        var userId = caller.RequireUser();
        var isAllowed = await database.ReadAsync(async context =>
            await context.Discussions.AnyAsync(row => row.RepositoryId == repository.Id && row.Number == number && row.IsPullRequest && row.AuthorId == userId, cancellation)
            || await RepositoryAccess.DecideAsync(context, caller, repository, Verb.Write, cancellation) == Decision.Allowed);
        return isAllowed
            ? repository
            : throw new RefusedException(Refusal.Forbidden, $"Only its author, and who may write to {name.Id}, commit to pull request {number}.");
    }

    /// <summary>Commits to a branch or a pull request.</summary>
    /// <param name="caller">Who needs the right to write, or has begun the pull request.</param>
    /// <param name="name">The repository.</param>
    /// <param name="revision">The branch as clients write it.</param>
    /// <param name="request">The changes; their bytes are stored already.</param>
    /// <param name="cancellation">Ends the work; nothing has changed then.</param>
    internal async Task<CommitResult> CommitAsync(Caller caller, RepositoryName name, string revision, CommitRequest request, CancellationToken cancellation)
    {
        var repository = await OpenAsync(caller, name, revision, cancellation);
        request.Check();
        var target = RefNames.Movable(revision);
        while (true)
        {
            var head = await revisions.FindAsync(repository, revision, cancellation);
            if (target is null || head.RefName != target)
                throw new RefusedException(Refusal.BadRequest, $"'{revision}' is no branch of {name.Id}: commits go to a branch.");
            request.CheckParent(revision, head);
            var depth = await database.ReadAsync(context => context.Commits
                .Where(row => row.RepositoryId == repository.Id && row.Id == head.Commit).Select(row => row.Depth).FirstAsync(cancellation));
            if (await builder.BuildAsync(caller, repository, head, depth, request, cancellation) is not { } draft)
                return new CommitResult(head.Commit, IsNew: false);
            await quotas.CheckAsync(repository.OwnerId, draft.Contents, cancellation);
            foreach (var watcher in Watchers) await watcher.CheckAsync(repository, draft, request, cancellation);
            if (await TryMoveAsync(caller, repository, head, draft, cancellation)) return new CommitResult(draft.Id, IsNew: true);
        }
    }

    /// <summary>The card of the README that a draft brings along; null where it brings none.</summary>
    internal async Task<RepositoryCard?> CardOfAsync(CommitDraft draft, CancellationToken cancellation)
    {
        var root = draft.Trees.TryGetValue(draft.Tree, out var bytes) ? Objects.Tree.Parse(bytes) : Objects.Tree.Empty;
        if (root.Find(RepositoryCard.FileName) is not { IsFolder: false } entry) return RepositoryCard.Empty;
        if (!draft.Blobs.TryGetValue(entry.Id, out var file)) return null;
        return file.Size > Files.SmallFileLimit
            ? RepositoryCard.Empty
            : RepositoryCard.Parse(System.Text.Encoding.UTF8.GetString(await contents.ReadAsync(file.Content, file.Size, Files.SmallFileLimit, cancellation)));
    }

    /// <summary>Stores a draft and moves the branch to it.</summary>
    /// <returns>False where the branch is not at the parent any more.</returns>
    internal async Task<bool> TryMoveAsync(Caller caller, RepositoryRow repository, Revision head, CommitDraft draft, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var isMain = head.RefName == RefNames.Main;
        var card = isMain ? await CardOfAsync(draft, cancellation) : null;
        var indexed = isMain ? await index.PrepareAsync(draft, card, cancellation) : null;
        return await database.WriteAsync(
            async context =>
            {
                var refName = head.RefName;
                var oldCommit = head.Commit;
                var newCommit = draft.Id;
                var moved = await context.Refs.Where(row => row.RepositoryId == repository.Id && row.Name == refName && row.CommitId == oldCommit)
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.CommitId, newCommit).SetProperty(row => row.Updated, now), cancellation);
                if (moved == 0) return false;
                await draft.AddToAsync(context, repository.Id, cancellation);
                foreach (var watcher in Watchers) await watcher.FollowAsync(context, repository, refName!, draft, cancellation);
                context.NoteRef(caller, repository.Id, refName!, oldCommit, newCommit, now).Text = draft.Title;
                if (refName != RefNames.Main) return true;
                await context.Repositories.Where(row => row.Id == repository.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.Modified, now), cancellation);
                if (card is not null) await card.StoreAsync(context, repository.Id, cancellation);
                if (indexed is not null) await indexed(context, repository.Id);
                return true;
            },
            cancellation);
    }
}
