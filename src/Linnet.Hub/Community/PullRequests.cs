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
            await context.Activities.Where(known => known.DiscussionId == row.Id).ExecuteDeleteAsync(cancellation);
            await context.Notifications.Where(known => known.DiscussionId == row.Id).ExecuteDeleteAsync(cancellation);
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
        var changes = await ChangesAsync(await SidesAsync(repository, row, cancellation));
        return (changes.Proposed, row.Status == DiscussionStatus.Merged ? [] : changes.Conflicts);
    }

    /// <summary>Takes a pull request: its changes become one commit on its branch.</summary>
    internal async Task<DiscussionRow> MergeAsync(Caller caller, RepositoryName name, long number, string? comment, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Write, cancellation);
        var said = DiscussionTexts.Comment(comment, mayBeEmpty: true);
        var row = await database.ReadAsync(context => Discussions.RequireAsync(context, repository, number, cancellation));
        if (!row.IsPullRequest) throw new RefusedException(Refusal.BadRequest, $"Discussion {number} is no pull request.");
        if (row.Status is DiscussionStatus.Merged or DiscussionStatus.Closed)
            throw new RefusedException(Refusal.Conflict, $"Pull request {number} is {Discussions.StatusName(row.Status)}.");

        // One look at all sides: what has been reviewed is what is taken, whoever pushes in between.
        var sides = await SidesAsync(repository, row, cancellation);
        var reviews = await database.ReadAsync(context => Reviews.Reviews.StateAsync(context, repository, row, sides.Head.Commit, cancellation));
        if (reviews.Obstacle is { } obstacle) throw new RefusedException(Refusal.Conflict, obstacle);
        var changes = await ChangesAsync(sides);
        if (changes.Conflicts.Count > 0)
        {
            var more = changes.Conflicts.Count > NamedConflicts ? ", …" : string.Empty;
            throw new RefusedException(
                Refusal.Conflict,
                $"The branch has changed the same files: {string.Join(", ", changes.Conflicts.Take(NamedConflicts))}{more}. Change them in the pull request, or begin a new one.");
        }

        var result = await CommitAsync(caller, repository, row, sides, changes, cancellation);
        return await database.WriteAsync(
            async context =>
            {
                var merged = await Discussions.RequireAsync(context, repository, number, cancellation);
                context.Update(merged);
                (merged.Status, merged.MergeCommitId) = (DiscussionStatus.Merged, result.Commit);
                if (said.Length > 0) context.DiscussionEvents.Add(discussions.EventOf(merged, caller, DiscussionEventKind.Comment, said));
                var item = discussions.EventOf(merged, caller, DiscussionEventKind.StatusChange, Discussions.StatusName(merged.Status));
                await Discussions.NoteAsync(context, caller, merged, item, ActivityKind.Merged, cancellation);
                return merged;
            },
            cancellation);
    }

    private async Task<Sides> SidesAsync(RepositoryRow repository, DiscussionRow row, CancellationToken cancellation) => new(
        await revisions.FindAsync(repository, row.BaseCommitId!.Value.ToString(), cancellation),
        await revisions.FindAsync(repository, RefNames.PullRequestRevision(row.Number), cancellation),
        row.Status == DiscussionStatus.Merged ? null : await revisions.FindAsync(repository, RefNames.Revision(row.BaseRef!), cancellation));

    private async Task<SideChanges> ChangesAsync(Sides sides)
    {
        var proposed = await comparison.CompareAsync(sides.First.Tree, sides.Head.Tree);
        if (sides.Target is not { } target) return new SideChanges(proposed, [], []);
        var others = await comparison.CompareAsync(sides.First.Tree, target.Tree);
        var known = others.ToDictionary(change => change.Path, StringComparer.Ordinal);
        return new SideChanges(proposed, others, [.. proposed.Where(change => known.TryGetValue(change.Path, out var other) && other.After != change.After).Select(change => change.Path)]);
    }

    /// <summary>Does to the branch what was done on the ref. What the branch has done already by itself is left out.</summary>
    private Task<CommitResult> CommitAsync(Caller caller, RepositoryRow repository, DiscussionRow row, Sides sides, SideChanges changes, CancellationToken cancellation)
    {
        var source = sides.Head.Commit.ToString();
        var gone = changes.Others.Where(change => change.After is null).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);

        // Deletions first: a file may make room for a folder of its name.
        var operations = changes.Proposed.Where(change => change.After is null && !gone.Contains(change.Path)).Select(CommitOperation (change) => new DeleteFile(change.Path))
            .Concat(changes.Proposed.Where(change => change.After is not null).Select(change => new CopyFile(change.Path, change.Path, source))).ToList();
        return commits.CommitAsync(
            caller, repository.FullName, RefNames.Revision(row.BaseRef!), new CommitRequest($"{row.Title} (#{row.Number})", null, sides.Target!.Commit.ToString(), operations), cancellation);
    }

    /// <summary>Where a pull request began, where it is, and where its branch is; the last is null where it has been taken.</summary>
    private sealed record Sides(Revision First, Revision Head, Revision? Target);

    /// <summary>What was done on the ref, what on the branch, and what on both in different ways.</summary>
    private sealed record SideChanges(IReadOnlyList<TreeChange> Proposed, IReadOnlyList<TreeChange> Others, IReadOnlyList<string> Conflicts);
}
