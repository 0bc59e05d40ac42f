using Linnet.Hub.Access;
using Linnet.Hub.Database;

namespace Linnet.Hub.Repositories;

/// <summary>Takes a whole folder from an older commit: as a new commit on top of the branch, or as the only commit that is left of it.</summary>
internal sealed class BranchRewinds(RepositoryAccess access, Revisions revisions, History history, CommitBuilder builder, CommitService commits)
{
    /// <summary>Rolls a branch back: a new commit has the files of an older one, and nothing is lost.</summary>
    /// <param name="caller">Who needs the right to write.</param>
    /// <param name="name">The repository.</param>
    /// <param name="branch">As clients write it.</param>
    /// <param name="target">A commit of the branch's history, or a tag.</param>
    /// <param name="parent">The beginning of the id that the branch has to have; null where any will do.</param>
    /// <param name="message">Null for the usual one.</param>
    /// <param name="cancellation">Ends the work; nothing has changed then.</param>
    internal async Task<CommitResult> RollBackAsync(Caller caller, RepositoryName name, string branch, string target, string? parent, string? message, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Write, cancellation);
        var source = await revisions.FindAsync(repository, target, cancellation);
        var request = new CommitRequest(string.IsNullOrWhiteSpace(message) ? $"Roll back to {source.Commit.ToString()[..7]}" : message, $"The files of {source.Commit}.", parent, []);
        request.Check();
        while (true)
        {
            var head = await HeadAsync(repository, branch, cancellation);
            request.CheckParent(branch, head);
            var isTag = source.RefName?.StartsWith(RefNames.Tags, StringComparison.Ordinal) == true;
            if (!isTag && !await history.ContainsAsync(repository, head.Commit, source.Commit, cancellation))
                throw new RefusedException(Refusal.BadRequest, $"{source.Commit} is not in the history of '{branch}', and no tag: roll back to one of the commits that led to {head.Commit}.");
            if (source.Tree == head.Tree) return new CommitResult(head.Commit, IsNew: false);
            var depth = await history.CountAsync(repository, head.Commit, cancellation);
            var draft = await builder.BuildCopyAsync(caller, source, head.Commit, depth + 1, request, cancellation);
            if (await commits.TryMoveAsync(caller, repository, head, draft, cancellation)) return new CommitResult(draft.Id, IsNew: true);
        }
    }

    /// <summary>Makes one commit of a branch's whole history; the old ones stay under their ids.</summary>
    internal async Task<CommitResult> SquashAsync(Caller caller, RepositoryName name, string branch, string? message, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Write, cancellation);
        var request = new CommitRequest(string.IsNullOrWhiteSpace(message) ? $"Super-squash branch '{branch}'" : message, null, null, []);
        while (true)
        {
            var head = await HeadAsync(repository, branch, cancellation);
            var draft = await builder.BuildCopyAsync(caller, head, null, 1, request, cancellation);
            if (await commits.TryMoveAsync(caller, repository, head, draft, cancellation)) return new CommitResult(draft.Id, IsNew: true);
        }
    }

    private async Task<Revision> HeadAsync(RepositoryRow repository, string branch, CancellationToken cancellation)
    {
        var head = await revisions.FindAsync(repository, branch, cancellation);
        return head.RefName?.StartsWith(RefNames.Heads, StringComparison.Ordinal) == true
            ? head
            : throw new RefusedException(Refusal.BadRequest, $"'{branch}' is no branch of {repository.FullName.Id}.");
    }
}
