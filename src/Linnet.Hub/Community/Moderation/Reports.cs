using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Community.Moderation;

/// <summary>
/// Reports: anybody who is known makes them. Administrators of the hub answer all; who administers a repository answers those about what was said there,
/// and does not learn who reported it.
/// </summary>
internal sealed class Reports(HubDatabase database, RepositoryAccess access, TimeProvider clock)
{
    /// <summary>Open reports that one user may have.</summary>
    internal const int MaxOpen = 50;

    private const int MaxText = 4000;
    private const int MaxAnswer = 2000;

    /// <summary>Reports something.</summary>
    internal async Task<ReportRow> CreateAsync(Caller caller, ReportTarget target, ReportReason reason, string? text, CancellationToken cancellation)
    {
        // Who may not know of a repository must not learn of it here either, so it is looked for first.
        var repository = target.Repository is { } name ? await access.OpenAsync(caller, name, Verb.See, cancellation) : null;
        var userId = caller.RequireWriter();
        var row = new ReportRow
        {
            ReporterId = userId,
            ReporterName = caller.Name,
            Reason = reason,
            Text = BoundedText.Lines(text, MaxText, "A report"),
            Created = clock.GetUtcNow(),
            RepositoryId = repository?.Id,
        };
        if (reason == ReportReason.Other && row.Text.Length == 0) throw new RefusedException(Refusal.BadRequest, "Say in 'text' what is wrong.");
        return await database.WriteAsync(
            async context =>
            {
                await PointAsync(context, row, repository, target, cancellation);
                var open = await context.Reports.Where(known => known.ReporterId == userId && known.State == ReportState.Open).ToListAsync(cancellation);
                if (open.Count >= MaxOpen) throw new RefusedException(Refusal.Conflict, $"{MaxOpen} reports of yours are open; wait for answers first.");
                if (open.Exists(known => Same(known, row))) throw new RefusedException(Refusal.Conflict, "You have reported this already; the report is open.");
                context.Reports.Add(row);
                return row;
            },
            cancellation);
    }

    /// <summary>Reports that the caller can answer; open ones the oldest first, others the latest first.</summary>
    internal async Task<Paged<Report>> ListAsync(Caller caller, ReportState state, PageBounds bounds, CancellationToken cancellation)
    {
        caller.RequireUser();
        return await database.ReadAsync(async context =>
        {
            var rows = Answerable(context, caller).Where(row => row.State == state);
            rows = state == ReportState.Open ? rows.OrderBy(row => row.Id) : rows.OrderByDescending(row => row.Id);
            var page = Paged<ReportRow>.Of(await rows.Skip(bounds.Skip).Take(bounds.Fetch).ToListAsync(cancellation), bounds.Take);
            return new Paged<Report>(await WithSubjectsAsync(context, page.Items, caller.RulesTheHub, cancellation), page.HasMore);
        });
    }

    /// <summary>One that the caller can answer.</summary>
    internal async Task<Report> FindAsync(Caller caller, long id, CancellationToken cancellation)
    {
        caller.RequireUser();
        return await database.ReadAsync(async context => (await WithSubjectsAsync(context, [await RequireAsync(context, caller, id, cancellation)], caller.RulesTheHub, cancellation))[0]);
    }

    /// <summary>How many open reports wait for the caller.</summary>
    internal Task<int> CountOpenAsync(Caller caller, CancellationToken cancellation) => caller.IsAnonymous
        ? Task.FromResult(0)
        : database.ReadAsync(context => Answerable(context, caller).CountAsync(row => row.State == ReportState.Open, cancellation));

    /// <summary>Answers a report.</summary>
    internal async Task AnswerAsync(Caller caller, long id, ReportState state, string? answer, CancellationToken cancellation)
    {
        caller.RequireWriter();
        if (state == ReportState.Open) throw new RefusedException(Refusal.BadRequest, "A report is answered with resolved or dismissed.");
        var words = BoundedText.Lines(answer, MaxAnswer, "An answer");
        await database.WriteAsync(
            async context =>
            {
                var row = await RequireAsync(context, caller, id, cancellation);
                if (row.State != ReportState.Open) throw new RefusedException(Refusal.Conflict, $"{row.HandlerName} has answered this report already.");
                context.Update(row);
                (row.State, row.HandlerName, row.Answer, row.Handled) = (state, caller.Name, words, clock.GetUtcNow());
                var report = (await WithSubjectsAsync(context, [row], false, cancellation))[0];
                context.Audit(caller, AuditAction.ReportHandled, report.Repository?.OwnerId, report.Address, $"{state.ToString().ToLowerInvariant()}: {words}", clock.GetUtcNow());
                return true;
            },
            cancellation);
    }

    private static bool Same(ReportRow x, ReportRow y) =>
        x.Subject == y.Subject && x.RepositoryId == y.RepositoryId && x.DiscussionId == y.DiscussionId && x.EventId == y.EventId && x.AccountId == y.AccountId;

    private static async Task PointAsync(HubDbContext context, ReportRow row, RepositoryRow? repository, ReportTarget target, CancellationToken cancellation)
    {
        if (repository is null)
        {
            (row.Subject, row.AccountId) = (ReportSubject.Account, (await context.RequireAccountAsync(target.Account, cancellation)).Id);
            return;
        }

        row.Subject = ReportSubject.Repository;
        if (target.Discussion is not { } number) return;
        var discussion = await Discussions.RequireAsync(context, repository, number, cancellation);
        (row.Subject, row.DiscussionId) = (ReportSubject.Discussion, discussion.Id);
        if (target.Comment is not { } commentId) return;
        if (!await context.DiscussionEvents.AnyAsync(item => item.Id == commentId && item.DiscussionId == discussion.Id, cancellation))
            throw new RefusedException(Refusal.NotFound, $"Discussion {number} has no comment {commentId}.");
        (row.Subject, row.EventId) = (ReportSubject.Comment, commentId);
    }

    private static async Task<ReportRow> RequireAsync(HubDbContext context, Caller caller, long id, CancellationToken cancellation) =>
        await Answerable(context, caller).FirstOrDefaultAsync(known => known.Id == id, cancellation)
        ?? throw new RefusedException(Refusal.NotFound, $"There is no report {id} that you could answer.");

    private static IQueryable<ReportRow> Answerable(HubDbContext context, Caller caller)
    {
        if (caller.RulesTheHub) return context.Reports;
        var owners = caller.Organizations.Where(pair => pair.Value == OrganizationRole.Admin).Select(pair => pair.Key).Append(caller.UserId ?? 0).ToArray();
        return context.Reports.Where(row => (row.Subject == ReportSubject.Discussion || row.Subject == ReportSubject.Comment)
            && context.Repositories.Any(repository => repository.Id == row.RepositoryId && owners.Contains(repository.OwnerId)));
    }

    private static async Task<IReadOnlyList<Report>> WithSubjectsAsync(HubDbContext context, IReadOnlyList<ReportRow> rows, bool showsReporter, CancellationToken cancellation)
    {
        var reports = new List<Report>();
        foreach (var row in rows)
        {
            reports.Add(new Report(
                row,
                row.RepositoryId is { } repositoryId ? await context.Repositories.FirstAsync(known => known.Id == repositoryId, cancellation) : null,
                row.DiscussionId is { } discussionId ? await context.Discussions.FirstAsync(known => known.Id == discussionId, cancellation) : null,
                row.EventId is { } eventId ? await context.DiscussionEvents.FirstAsync(known => known.Id == eventId, cancellation) : null,
                row.AccountId is { } accountId ? await context.Accounts.FirstAsync(known => known.Id == accountId, cancellation) : null,
                showsReporter));
        }

        return reports;
    }
}
