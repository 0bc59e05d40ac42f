using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Work;

/// <summary>
/// Jobs, kept in the database, so that a hub that ends forgets none, and several hubs on one database share them. Who takes a job has it for as long as
/// they say again and again that they are at it; after that it is anybody's.
/// </summary>
internal sealed class JobQueue(HubDatabase database, TimeProvider clock) : IDisposable
{
    /// <summary>How long a job belongs to who took it, from the last word on.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>A job that so many hubs have not outlived is not tried again.</summary>
    internal const int MaxAttempts = 3;

    /// <summary>A repository's jobs that wait at a time.</summary>
    internal const int MaxQueued = 20;

    private const int MaxProblem = 1000;

    private readonly SemaphoreSlim _added = new(0);

    /// <summary>Adds a job in a transaction of the caller's.</summary>
    internal JobRow Add(HubDbContext context, JobOrder order)
    {
        var now = clock.GetUtcNow();
        var row = new JobRow
        {
            Kind = order.Kind,
            RepositoryId = order.RepositoryId,
            CommitId = order.Commit,
            Detail = order.Detail,
            RequestedBy = order.RequestedBy,
            State = JobState.Queued,
            Created = now,
            Due = now + order.Delay,
        };
        context.Jobs.Add(row);
        return row;
    }

    /// <summary>Adds a job in place of those of its kind that wait for the same repository: only the newest version matters.</summary>
    internal async Task AddLatestAsync(HubDbContext context, JobOrder order, CancellationToken cancellation)
    {
        await context.Jobs.Where(row => row.RepositoryId == order.RepositoryId && row.Kind == order.Kind && row.State == JobState.Queued).ExecuteDeleteAsync(cancellation);
        Add(context, order);
    }

    /// <summary>Adds a job.</summary>
    /// <exception cref="RefusedException">Too many jobs of the repository wait already.</exception>
    internal async Task<JobRow> AddAsync(JobOrder order, CancellationToken cancellation)
    {
        var row = await database.WriteAsync(
            async context =>
            {
                var waiting = await context.Jobs.CountAsync(job => job.RepositoryId == order.RepositoryId && job.State == JobState.Queued, cancellation);
                if (waiting >= MaxQueued)
                    throw new RefusedException(Refusal.TooManyRequests, $"{waiting} jobs wait for this repository already: ask again when they are done.");
                return Add(context, order);
            },
            cancellation);
        _added.Release();
        return row;
    }

    /// <summary>A job by its number, if it is about this repository.</summary>
    internal Task<JobRow?> FindAsync(long repositoryId, long id, CancellationToken cancellation) =>
        database.ReadAsync(context => context.Jobs.FirstOrDefaultAsync(row => row.RepositoryId == repositoryId && row.Id == id, cancellation));

    /// <summary>The newest jobs of a kind about a repository.</summary>
    internal Task<List<JobRow>> ListAsync(long repositoryId, string kind, int take, CancellationToken cancellation) => database.ReadAsync(context =>
        context.Jobs.Where(row => row.RepositoryId == repositoryId && row.Kind == kind).OrderByDescending(row => row.Id).Take(take).ToListAsync(cancellation));

    /// <summary>Takes the job that has waited longest.</summary>
    /// <param name="holder">Who takes it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Null where none is to be taken.</returns>
    internal async Task<JobRow?> ClaimAsync(string holder, CancellationToken cancellation)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            DateTimeOffset? limit = now;
            var next = await database.ReadAsync(context => context.Jobs
                .Where(row => (row.State == JobState.Queued && row.Due <= now) || (row.State == JobState.Running && row.LeaseEnds < limit))
                .OrderBy(row => row.Due).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellation));
            if (next is null) return null;
            if (await TryTakeAsync(next, holder, now, cancellation) is { } taken) return taken;
        }
    }

    /// <summary>Says that one is still at a job.</summary>
    /// <returns>False where it is somebody else's now.</returns>
    internal Task<bool> RenewAsync(JobRow job, CancellationToken cancellation)
    {
        DateTimeOffset? end = clock.GetUtcNow() + Lease;
        return ChangeAsync(job, update => update.SetProperty(row => row.LeaseEnds, end), cancellation);
    }

    /// <summary>Gives a job back as if it had not been taken: the hub is ending.</summary>
    internal Task<bool> ReturnAsync(JobRow job, CancellationToken cancellation) =>
        ChangeAsync(job, update => update.SetProperty(row => row.State, JobState.Queued).SetProperty(row => row.Attempts, row => row.Attempts - 1), cancellation);

    /// <summary>A job is done.</summary>
    internal Task<bool> CompleteAsync(JobRow job, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return ChangeAsync(job, update => update.SetProperty(row => row.State, JobState.Done).SetProperty(row => row.Finished, now), cancellation);
    }

    /// <summary>A job has failed for good.</summary>
    internal Task<bool> FailAsync(JobRow job, string problem, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var text = problem.ReplaceLineEndings(" ");
        if (text.Length > MaxProblem) text = text[..MaxProblem];
        return ChangeAsync(job, update => update.SetProperty(row => row.State, JobState.Failed).SetProperty(row => row.Finished, now).SetProperty(row => row.Problem, text), cancellation);
    }

    /// <summary>Waits for a job to be added in this process, but not for long: others add some too, and leases end.</summary>
    internal Task WaitAsync(TimeSpan most, CancellationToken cancellation) => _added.WaitAsync(most, cancellation);

    public void Dispose() => _added.Dispose();

    private async Task<JobRow?> TryTakeAsync(JobRow job, string holder, DateTimeOffset now, CancellationToken cancellation)
    {
        if (job.Attempts >= MaxAttempts)
        {
            await FailAsync(job, $"the hubs that were at it have ended {MaxAttempts} times before it was done", cancellation);
            return null;
        }

        DateTimeOffset? end = now + Lease;
        var attempts = job.Attempts + 1;
        var isTaken = await ChangeAsync(
            job,
            update => update.SetProperty(row => row.State, JobState.Running).SetProperty(row => row.Holder, holder)
                .SetProperty(row => row.LeaseEnds, end).SetProperty(row => row.Attempts, attempts),
            cancellation);
        if (!isTaken) return null;
        (job.State, job.Holder, job.LeaseEnds, job.Attempts) = (JobState.Running, holder, end, attempts);
        return job;
    }

    /// <summary>Changes a job that is as it was seen, by compare and swap on who had it for which time.</summary>
    private async Task<bool> ChangeAsync(JobRow job, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<JobRow>> change, CancellationToken cancellation)
    {
        var (id, state, holder, attempts) = (job.Id, job.State, job.Holder, job.Attempts);
        return await database.WriteAsync(
            context => context.Jobs.Where(row => row.Id == id && row.State == state && row.Holder == holder && row.Attempts == attempts).ExecuteUpdateAsync(change, cancellation),
            cancellation) == 1;
    }
}
