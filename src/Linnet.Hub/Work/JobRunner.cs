using Linnet.Hub.Database;
using Microsoft.Extensions.Logging;

namespace Linnet.Hub.Work;

/// <summary>Takes jobs and does them, away from all requests. Whatever a job does, it ends as done or failed with a reason.</summary>
internal sealed class JobRunner(JobQueue queue, IReadOnlyList<IJobHandler> handlers, WorkOptions options, string workFolder, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromDays(1);

    private readonly string _holder = $"{Environment.MachineName}-{Guid.NewGuid():N}";

    /// <summary>Does jobs until it is told to end.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        WorkFolder.RemoveOld(workFolder, clock.GetUtcNow() - LeftoverAge);
        await Task.WhenAll(Enumerable.Range(0, options.MaxJobs).Select(_ => LoopAsync(stopping)));
    }

    /// <summary>Does one job.</summary>
    /// <returns>False where there is none.</returns>
    internal async Task<bool> RunNextAsync(CancellationToken stopping)
    {
        if (await queue.ClaimAsync(_holder, stopping) is not { } job) return false;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var late = new CancellationTokenSource(options.MaxJobTime, clock);
        await using var byTime = late.Token.Register(ending.Cancel);
        using var lease = clock.CreateTimer(_ => _ = RenewAsync(job, ending), null, JobQueue.Lease / 3, JobQueue.Lease / 3);
        try
        {
            using var folder = WorkFolder.Create(workFolder);
            var handler = handlers.FirstOrDefault(handler => handler.Kind == job.Kind) ?? throw new ConfigurationException($"this hub has no work of the kind '{job.Kind}'");
            await handler.RunAsync(job, folder.Path, ending.Token);
            await queue.CompleteAsync(job, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await queue.ReturnAsync(job, CancellationToken.None);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Where the lease was lost this changes nothing: the job is somebody else's.
            await queue.FailAsync(job, $"it took longer than the {options.MaxJobTime.TotalMinutes:0.#} minutes that a job may take", CancellationToken.None);
        }
        catch (LinnetException error)
        {
            await queue.FailAsync(job, error.Message, CancellationToken.None);
        }
        catch (Exception error)
        {
            log.LogError(error, "job {Id} ({Kind}) failed", job.Id, job.Kind);
            await queue.FailAsync(job, $"the hub itself has failed at it ({error.GetType().Name}); its log says more", CancellationToken.None);
        }

        return true;
    }

    private async Task LoopAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!await RunNextAsync(stopping)) await queue.WaitAsync(PollInterval, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The database may be away for a while; the jobs in it are not lost.
                log.LogError(error, "jobs cannot be taken at the moment");
                await Task.Delay(PollInterval, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RenewAsync(JobRow job, CancellationTokenSource ending)
    {
        try
        {
            if (!await queue.RenewAsync(job, CancellationToken.None)) await ending.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The job has just ended.
        }
        catch (Exception error)
        {
            log.LogWarning(error, "the lease of job {Id} could not be renewed", job.Id);
        }
    }
}
