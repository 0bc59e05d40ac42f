using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Reviews;

/// <summary>What people say of pull requests: words, an approval, or a wish for changes, always of one commit.</summary>
internal sealed class Reviews(HubDatabase database, RepositoryAccess access, Discussions discussions, TimeProvider clock)
{
    /// <summary>The most approvals that a repository can ask for.</summary>
    internal const int MaxNeeded = 10;

    /// <summary>Reviews the head of a pull request.</summary>
    /// <param name="caller">Anybody who may discuss; who began it can only add words.</param>
    /// <param name="name">The repository.</param>
    /// <param name="number">The pull request.</param>
    /// <param name="verdict">What is said of it.</param>
    /// <param name="text">The words; an approval needs none.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<DiscussionEventRow> AddAsync(Caller caller, RepositoryName name, long number, ReviewVerdict verdict, string? text, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Discuss, cancellation);
        var comment = DiscussionTexts.Comment(text, mayBeEmpty: verdict == ReviewVerdict.Approve);
        return await database.WriteAsync(
            async context =>
            {
                var row = await Discussions.OpenAsync(context, caller, repository, number, DiscussionRight.Talk, cancellation);
                if (!row.IsPullRequest) throw new RefusedException(Refusal.BadRequest, $"Discussion {number} is no pull request: there is nothing to review.");
                if (row.Status is DiscussionStatus.Merged or DiscussionStatus.Closed)
                    throw new RefusedException(Refusal.Conflict, $"Pull request {number} is {Discussions.StatusName(row.Status)}: it takes no more reviews.");
                if (row.AuthorId == caller.UserId && verdict != ReviewVerdict.Comment)
                    throw new RefusedException(Refusal.Forbidden, "Who began a pull request cannot approve it, nor ask for changes; others have to.");
                var head = await HeadAsync(context, row, cancellation);
                var item = discussions.EventOf(row, caller, DiscussionEventKind.Review, comment, NameOf(verdict));
                await Discussions.NoteAsync(context, caller, row, item, ActivityKind.Reviewed, cancellation);
                context.Reviews.Add(new ReviewRow { EventId = item.Id, DiscussionId = row.Id, AuthorId = item.AuthorId, Verdict = verdict, CommitId = head });
                return item;
            },
            cancellation);
    }

    /// <summary>Where the reviews of a pull request stand.</summary>
    internal Task<ReviewState> StateAsync(RepositoryRow repository, DiscussionRow row, CancellationToken cancellation) => database.ReadAsync(async context =>
    {
        var head = row.Status == DiscussionStatus.Merged ? (ObjectId?)null : await HeadAsync(context, row, cancellation);
        return await StateAsync(context, repository, row, head, cancellation);
    });

    /// <summary>Where reviews stand for one commit, which is what is to be taken.</summary>
    /// <param name="context">The transaction, or a question.</param>
    /// <param name="repository">Whose settings count.</param>
    /// <param name="row">The pull request.</param>
    /// <param name="head">Reviews of another commit are stale; null where it has been taken and none is.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<ReviewState> StateAsync(HubDbContext context, RepositoryRow repository, DiscussionRow row, ObjectId? head, CancellationToken cancellation)
    {
        var verdicts = await context.Reviews.Where(known => known.DiscussionId == row.Id && known.Verdict != ReviewVerdict.Comment)
            .Join(context.DiscussionEvents.Where(item => !item.IsHidden), known => known.EventId, item => item.Id, (known, _) => known)
            .OrderBy(known => known.EventId).ToListAsync(cancellation);
        var latest = verdicts.GroupBy(known => known.AuthorId).Select(group => group.Last()).OrderBy(known => known.EventId).ToList();
        var ids = latest.Select(known => known.AuthorId).ToArray();
        var accounts = await context.Accounts.Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, cancellation);
        var writers = await Audience.OfAsync(context, repository, ids, Verb.Write, cancellation);
        var needed = await context.Repositories.Where(known => known.Id == repository.Id).Select(known => known.NeededApprovals).FirstAsync(cancellation);
        return new ReviewState(
            [.. latest.Select(known => (Row: known, IsStale: head is not null && known.CommitId != head))
                .Select(known => new Review(known.Row, accounts[known.Row.AuthorId], known.IsStale, !known.IsStale && writers.Contains(known.Row.AuthorId)))],
            needed);
    }

    /// <summary>Sets how many approvals pull requests need.</summary>
    internal async Task SetNeededAsync(Caller caller, RepositoryName name, int count, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Administer, cancellation);
        if (count is < 0 or > MaxNeeded) throw new RefusedException(Refusal.BadRequest, $"A repository asks for 0 to {MaxNeeded} approvals, not {count}.");
        await database.WriteAsync(
            async context =>
            {
                context.Audit(caller, AuditAction.ApprovalsChanged, repository.OwnerId, repository.FullName.Address, $"{repository.NeededApprovals} → {count}", clock.GetUtcNow());
                context.Note(caller, repository.Id, ActivityKind.Configured, clock.GetUtcNow());
                return await context.Repositories.Where(row => row.Id == repository.Id)
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.NeededApprovals, count), cancellation);
            },
            cancellation);
    }

    internal static string NameOf(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.Approve => "approve",
        ReviewVerdict.RequestChanges => "request-changes",
        _ => "comment",
    };

    private static Task<ObjectId> HeadAsync(HubDbContext context, DiscussionRow row, CancellationToken cancellation)
    {
        var refName = RefNames.PullRequest(row.Number);
        return context.Refs.Where(known => known.RepositoryId == row.RepositoryId && known.Name == refName).Select(known => known.CommitId).FirstAsync(cancellation);
    }
}
