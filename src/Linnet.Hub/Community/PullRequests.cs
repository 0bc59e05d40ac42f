using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community;

/// <summary>
/// Changes that somebody proposes: a ref <c>pr/n</c> that begins at the head of a branch, a discussion about it, and in the end one commit on the
/// branch that does to it what was done on the ref.
/// </summary>
internal sealed class PullRequests(
    HubDatabase database, RepositoryAccess access, Revisions revisions, TreeComparison comparison, CommitService commits, Discussions discussions, TimeProvider clock)
{
    private const int NamedConflicts = 5;

    /// <summary>Begins a pull request.</summary>
    /// <param name="caller">Who needs no right to write.</param>
    /// <param name="name">The repository.</param>
    /// <param name="title">One line.</param>
    /// <param name="description">More lines, or none.</param>
    /// <param name="baseRevision">The branch into which it shall go.</param>
    /// <param name="start">The full id of the commit it begins at; null, or the beginning of an id, for the branch's head.</param>
    /// <param name="status">Open, or a draft.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<DiscussionRow> BeginAsync(
        Caller caller, RepositoryName name, string? title, string? description, string baseRevision, string? start, DiscussionStatus status, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Discuss, cancellation);
        var target = await revisions.FindAsync(repository, baseRevision, cancellation);
        if (target.RefName?.StartsWith(RefNames.Heads, StringComparison.Ordinal) != true)
            throw new RefusedException(Refusal.BadRequest, $"'{baseRevision}' is no branch of {name.Id}: a pull request goes into a branch.");
        var first = ObjectId.TryParse(start, out _) ? (await revisions.FindAsync(repository, start!, cancellation)).Commit : target.Commit;
        var row = discussions.NewRow(caller, repository, title, status);
        (row.IsPullRequest, row.BaseRef, row.BaseCommitId) = (true, target.RefName, first);
        return await database.WriteAsync(
            async context =>
            {
                await discussions.AddAsync(context, row, caller, description, cancellation);
                context.Refs.Add(new RefRow { RepositoryId = repository.Id, Name = RefNames.PullRequest(row.Number), CommitId = first, Updated = clock.GetUtcNow() });
                return row;
            },
            cancellation);
    }

    /// <summary>Takes back a pull request whose first commit was refused.</summary>
    internal Task AbandonAsync(DiscussionRow row, CancellationToken cancellation) => database.WriteAsync(
        async context =>
        {
            var refName = RefNames.PullRequest(row.Number);
            await context.Refs.Where(known => known.RepositoryId == row.RepositoryId && known.Name == refName).ExecuteDeleteAsync(cancellation);
            await context.DiscussionEvents.Where(known => known.DiscussionId == row.Id).ExecuteDeleteAsync(cancellation);
            return await context.Discussions.Where(known => known.Id == row.Id).ExecuteDeleteAsync(cancellation);
        },
        cancellation);

    /// <summary>Notes a commit to a pull request in its discussion.</summary>
    internal Task NoteCommitAsync(Caller caller, RepositoryRow repository, long number, string title, ObjectId commit, CancellationToken cancellation) => database.WriteAsync(
        async context =>
        {
            var row = await Discussions.RequireAsync(context, repository, number, cancellation);
            return context.DiscussionEvents.Add(discussions.EventOf(row, caller, DiscussionEventKind.Commit, title, commit.ToString()));
        },
        cancellation);

    /// <summary>What a pull request changes, and the files that its branch has changed otherwise since.</summary>
    internal async Task<(IReadOnlyList<TreeChange> Changes, IReadOnlyList<string> Conflicts)> CompareAsync(RepositoryRow repository, DiscussionRow row, CancellationToken cancellation)
    {
        var first = await revisions.FindAsync(repository, row.BaseCommitId!.Value.ToString(), cancellation);
        var head = await revisions.FindAsync(repository, RefNames.PullRequestRevision(row.Number), cancellation);
        var changes = await comparison.CompareAsync(first.Tree, head.Tree);
        if (row.Status == DiscussionStatus.Merged) return (changes, []);
        var target = await revisions.FindAsync(repository, RefNames.Revision(row.BaseRef!), cancellation);
        var others = (await comparison.CompareAsync(first.Tree, target.Tree)).ToDictionary(change => change.Path, StringComparer.Ordinal);
        return (changes, [.. changes.Where(change => others.TryGetValue(change.Path, out var other) && other.After != change.After).Select(change => change.Path)]);
    }

    /// <summary>Takes a pull request: its changes become one commit on its branch.</summary>
    internal async Task<DiscussionRow> MergeAsync(Caller caller, RepositoryName name, long number, string? comment, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Write, cancellation);
        var row = await database.ReadAsync(context => Discussions.RequireAsync(context, repository, number, cancellation));
        if (!row.IsPullRequest) throw new RefusedException(Refusal.BadRequest, $"Discussion {number} is no pull request.");
        if (row.Status is DiscussionStatus.Merged or DiscussionStatus.Closed)
            throw new RefusedException(Refusal.Conflict, $"Pull request {number} is {Discussions.StatusName(row.Status)}.");
        var (changes, conflicts) = await CompareAsync(repository, row, cancellation);
        if (conflicts.Count > 0)
        {
            var more = conflicts.Count > NamedConflicts ? ", …" : string.Empty;
            throw new RefusedException(Refusal.Conflict, $"The branch has changed the same files: {string.Join(", ", conflicts.Take(NamedConflicts))}{more}. Change them in the pull request, or begin a new one.");
        }

        var result = await CommitAsync(caller, repository, row, changes, cancellation);
        return await database.WriteAsync(
            async context =>
            {
                var merged = await Discussions.RequireAsync(context, repository, number, cancellation);
                context.Update(merged);
                (merged.Status, merged.MergeCommitId) = (DiscussionStatus.Merged, result.Commit);
                if (DiscussionTexts.Comment(comment, mayBeEmpty: true) is { Length: > 0 } text) context.DiscussionEvents.Add(discussions.EventOf(merged, caller, DiscussionEventKind.Comment, text));
                context.DiscussionEvents.Add(discussions.EventOf(merged, caller, DiscussionEventKind.StatusChange, Discussions.StatusName(merged.Status)));
                return merged;
            },
            cancellation);
    }

    /// <summary>Does to the branch what was done on the ref. What the branch has done already by itself is left out.</summary>
    private async Task<CommitResult> CommitAsync(Caller caller, RepositoryRow repository, DiscussionRow row, IReadOnlyList<TreeChange> changes, CancellationToken cancellation)
    {
        var source = (await revisions.FindAsync(repository, RefNames.PullRequestRevision(row.Number), cancellation)).Commit.ToString();
        var branch = RefNames.Revision(row.BaseRef!);
        var target = await revisions.FindAsync(repository, branch, cancellation);
        var first = await revisions.FindAsync(repository, row.BaseCommitId!.Value.ToString(), cancellation);
        var gone = (await comparison.CompareAsync(first.Tree, target.Tree)).Where(change => change.After is null).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);

        // Deletions first: a file may make room for a folder of its name.
        var operations = changes.Where(change => change.After is null && !gone.Contains(change.Path)).Select(CommitOperation (change) => new DeleteFile(change.Path))
            .Concat(changes.Where(change => change.After is not null).Select(change => new CopyFile(change.Path, change.Path, source))).ToList();
        return await commits.CommitAsync(
            caller, repository.FullName, branch, new CommitRequest($"{row.Title} (#{row.Number})", null, target.Commit.ToString(), operations), cancellation);
    }
}
