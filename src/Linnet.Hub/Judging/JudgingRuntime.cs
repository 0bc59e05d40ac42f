using Linnet.Hub.Evaluations;
using Linnet.Hub.TryIt;
using Linnet.Hub.Work;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Linnet.Hub.Judging;

/// <summary>What runs models: the jobs in the background, and those that are tried. One a process.</summary>
internal sealed class JudgingRuntime : BackgroundService, IAsyncDisposable
{
    private readonly WarmModels _models;

    internal JudgingRuntime(HubServices hub, IWorkers workers, WorkOptions options, ILogger log)
    {
        MaxDataBytes = options.MaxDataBytes;
        _models = new WarmModels(workers, options, hub.WorkFolder, hub.Clock);
        TryIt = new TryService(hub.Access, hub.Revisions, hub.Files, hub.Contents, _models, workers, options);
        Jobs = new JobRunner(
            hub.Judging.Jobs,
            [
                new QualityJob(hub.Database, hub.Revisions, hub.Files, hub.Contents, hub.Judging.Reports, workers, options),
                new EvaluationJob(hub.Database, hub.Revisions, hub.Files, hub.Contents, hub.SigningKey, workers, options, hub.Clock),
            ],
            options,
            hub.WorkFolder,
            hub.Clock,
            log);
    }

    internal TryService TryIt { get; }

    /// <summary>Most bytes of the data that models are measured on here.</summary>
    internal long MaxDataBytes { get; }

    internal JobRunner Jobs { get; }

    public async ValueTask DisposeAsync()
    {
        // Nothing is at the database any more when that goes.
        Dispose();
        if (ExecuteTask is { } running) await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _models.DisposeAsync();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Jobs.RunAsync(stoppingToken);
}
