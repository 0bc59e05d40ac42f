using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Judging;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Diff;
using Linnet.Hub.Tests.Work;
using Linnet.Hub.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Linnet.Hub.Tests.Judging;

/// <summary>A hub with workers that are no processes, whose jobs are done when a test says so.</summary>
internal sealed class JudgedHub : IAsyncDisposable
{
    private JudgedHub(TestHub hub, FakeWorkers workers, WorkOptions options)
    {
        Hub = hub;
        Workers = workers;
        Runtime = new JudgingRuntime(hub.Services, workers, options, NullLogger.Instance);
    }

    internal TestHub Hub { get; }

    internal FakeWorkers Workers { get; }

    internal JudgingRuntime Runtime { get; }

    internal HubServices Services => Hub.Services;

    internal static async Task<JudgedHub> OpenAsync(FakeWorkers? workers = null, WorkOptions? options = null) =>
        new(await TestHub.OpenAsync(), workers ?? new FakeWorkers(), options ?? new WorkOptions());

    internal Task<CommitResult> PushAsync(RepositoryName name, MemoryFiles files) => PushAsync(name, "main", files);

    internal async Task<CommitResult> PushAsync(RepositoryName name, string branch, MemoryFiles files, Caller? caller = null)
    {
        var operations = new List<CommitOperation>();
        foreach (var (path, content) in files.All) operations.Add(await Hub.PutAsync(path, content, caller));
        return await Hub.CommitAsync(caller ?? Hub.Alice, name, branch, null, [.. operations]);
    }

    /// <summary>Does all jobs that are due when a minute has passed.</summary>
    /// <returns>How many there were.</returns>
    internal async Task<int> WorkAsync()
    {
        Hub.Clock.Now += TimeSpan.FromMinutes(1);
        var count = 0;
        while (await Runtime.Jobs.RunNextAsync(default)) count++;
        return count;
    }

    internal Task<List<JobRow>> JobsAsync() => Services.Database.ReadAsync(context => context.Jobs.OrderBy(row => row.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Runtime.DisposeAsync();
        Hub.Dispose();
    }
}
