using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Diff.Stored;
using Linnet.Hub.Quality;
using Linnet.Hub.Repositories;
using Linnet.Hub.Work;

namespace Linnet.Hub.Judging;

/// <summary>Checks a commit of a model in full.</summary>
internal sealed class QualityJob(HubDatabase database, Revisions revisions, Files files, ContentStore contents, QualityReports reports, IWorkers workers, WorkOptions options) : IJobHandler
{
    public string Kind => JobKinds.Quality;

    public async Task RunAsync(JobRow job, string folder, CancellationToken cancellation)
    {
        var repository = await database.FindRepositoryAsync(job.RepositoryId, cancellation);
        var revision = await revisions.FindAsync(repository, job.CommitId.ToString(), cancellation);
        var version = await StoredVersion.OpenAsync(files, contents, revision, cancellation);

        // Where nothing can be started, nothing is loaded, and the report says so.
        var limits = new QualityOptions { MaxLoadBytes = workers.AreAvailable ? options.MaxModelBytes : 0, WorkFolder = folder };
        var check = new QualityCheck(limits, new WorkerLoadCheck(workers, options.MaxJobTime).RunAsync);
        await reports.StoreAsync(repository.Id, job.CommitId, await check.RunAsync(version, cancellation), cancellation);
    }
}
