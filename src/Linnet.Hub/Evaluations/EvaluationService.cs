using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Linnet.Hub.Work;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Evaluations;

/// <summary>Has models measured, and tells what came of it.</summary>
internal sealed class EvaluationService(HubDatabase database, RepositoryAccess access, Revisions revisions, CommitService commits, EvaluationSpecs specs, JobQueue jobs)
{
    /// <summary>Most results of a model that are told at a time.</summary>
    internal const int MaxListed = 100;

    /// <summary>Has a version measured. Who may commit to the branch or pull request may ask for it.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="name">The model.</param>
    /// <param name="revision">The version.</param>
    /// <param name="spec">The specification, which is kept.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The job, or one of the same that waits already; null where there is a result.</returns>
    internal async Task<JobRow?> OrderAsync(Caller caller, RepositoryName name, string revision, EvaluationSpecRow spec, CancellationToken cancellation)
    {
        var repository = await commits.OpenAsync(caller, name, revision, cancellation);
        if (repository.Kind != RepositoryKind.Model) throw new RefusedException(Refusal.BadRequest, "Only models are measured.");
        var found = await revisions.FindAsync(repository, revision, cancellation);
        var isProposal = RefNames.PullRequestNumber(revision) is not null;
        if (await ExistsAsync(repository, found, spec.Id, isProposal, cancellation)) return null;
        var order = new EvaluationOrder(spec.Id.ToString(), isProposal).Write();
        var waiting = await database.ReadAsync(context => context.Jobs.FirstOrDefaultAsync(
            job => job.RepositoryId == repository.Id && job.Kind == JobKinds.Evaluation && job.CommitId == found.Commit && job.Detail == order
                && (job.State == JobState.Queued || job.State == JobState.Running),
            cancellation));
        return waiting ?? await jobs.AddAsync(new JobOrder(JobKinds.Evaluation, repository.Id, found.Commit) { Detail = order, RequestedBy = caller.UserId }, cancellation);
    }

    /// <summary>Checks that a caller may order before anything is kept for them.</summary>
    internal Task CheckAsync(Caller caller, RepositoryName name, string revision, CancellationToken cancellation) => commits.OpenAsync(caller, name, revision, cancellation);

    /// <summary>The results of a model, the newest first, and its newest jobs. Those on data that the caller may not know of are left out.</summary>
    internal async Task<EvaluationList> ListAsync(Caller caller, RepositoryName name, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Read, cancellation);
        return await database.ReadAsync(async context =>
        {
            var visible = context.EvaluationSpecs.Where(spec => context.Repositories.VisibleTo(caller).Any(dataset => dataset.Id == spec.DatasetId));
            var results = await context.Evaluations.Where(row => row.RepositoryId == repository.Id)
                .Join(visible, row => row.SpecId, spec => spec.Id, (row, spec) => new { row, spec })
                .OrderByDescending(pair => pair.row.Id).Take(MaxListed).ToListAsync(cancellation);
            var orders = await context.Jobs.Where(job => job.RepositoryId == repository.Id && job.Kind == JobKinds.Evaluation)
                .OrderByDescending(job => job.Id).Take(MaxListed).ToListAsync(cancellation);
            var wanted = orders.Select(job => SpecOf(job)).Distinct().ToArray();
            var known = (await visible.Where(spec => wanted.Contains(spec.Id)).Select(spec => spec.Id).ToListAsync(cancellation)).ToHashSet();
            return new EvaluationList(repository, [.. results.Select(pair => (pair.row, pair.spec))], [.. orders.Where(job => known.Contains(SpecOf(job)))]);
        });
    }

    /// <summary>A result by its number.</summary>
    internal async Task<(EvaluationRow Row, EvaluationSpecRow Spec)> FindAsync(Caller caller, RepositoryName name, long id, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Read, cancellation);
        var row = await database.ReadAsync(context => context.Evaluations.FirstOrDefaultAsync(row => row.RepositoryId == repository.Id && row.Id == id, cancellation))
            ?? throw new RefusedException(Refusal.NotFound, $"{name.Id} has no evaluation {id}.");
        return (row, await specs.FindAsync(caller, row.SpecId.ToString(), cancellation));
    }

    private static ContentId SpecOf(JobRow job) => ContentId.TryParse(EvaluationOrder.Read(job.Detail!).Spec, out var id) ? id : default;

    /// <summary>Whether there is a result. What was measured as a proposal counts as a version once it is one.</summary>
    private async Task<bool> ExistsAsync(RepositoryRow repository, Revision revision, ContentId spec, bool isProposal, CancellationToken cancellation)
    {
        var results = await database.ReadAsync(context =>
            context.Evaluations.Where(row => row.RepositoryId == repository.Id && row.CommitId == revision.Commit && row.SpecId == spec).ToListAsync(cancellation));
        if (results is not [var result]) return false;
        if (result.IsProposal && !isProposal)
        {
            await database.WriteAsync(
                context => context.Evaluations.Where(row => row.Id == result.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.IsProposal, false), cancellation), cancellation);
        }

        return true;
    }
}
