using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Linnet.Hub.Tests.Work;

public sealed class JobRunnerTests
{
    [Fact]
    public async Task A_job_is_done_in_a_folder_that_goes_away()
    {
        var folder = string.Empty;
        var job = await RunAsync((_, path, cancellation) =>
        {
            folder = path;
            return File.WriteAllTextAsync(Path.Combine(path, "notes"), "work", cancellation);
        });
        Assert.Equal(JobState.Done, job.State);
        Assert.NotEqual(string.Empty, folder);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task What_cannot_be_done_fails_with_its_reason()
    {
        var job = await RunAsync((_, _, _) => throw new ConfigurationException("the moon is missing\nand the stars"));
        Assert.Equal(JobState.Failed, job.State);
        Assert.Equal("the moon is missing and the stars", job.Problem);
    }

    [Fact]
    public async Task A_mistake_in_the_work_fails_the_job_and_nothing_else()
    {
        var job = await RunAsync((_, _, _) => throw new InvalidOperationException("secret of the hub"));
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains(nameof(InvalidOperationException), job.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", job.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_takes_too_long_is_ended()
    {
        var clock = new FiringClock();
        var options = new WorkOptions { MaxJobTime = TimeSpan.FromMinutes(7) };
        var job = await RunAsync(
            (_, _, cancellation) =>
            {
                clock.Fire(options.MaxJobTime);
                return Task.Delay(Timeout.Infinite, cancellation);
            },
            clock,
            options);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("7 minutes", job.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_ends_gives_its_jobs_back()
    {
        using var stopping = new CancellationTokenSource();
        var job = await RunAsync(
            async (_, _, cancellation) =>
            {
                await stopping.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellation);
            },
            stopping: stopping.Token);
        Assert.Equal(JobState.Queued, job.State);
        Assert.Equal(0, job.Attempts);
    }

    [Fact]
    public async Task Work_of_a_kind_that_is_unknown_fails()
    {
        var job = await RunAsync((_, _, _) => Task.CompletedTask, kind: "dancing");
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("dancing", job.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_of_a_hub_that_was_killed_are_removed_later()
    {
        using var parent = new TemporaryFolder();
        using var young = WorkFolder.Create(parent.Path);
        var old = WorkFolder.Create(parent.Path).Path;
        var now = DateTimeOffset.UtcNow;
        Directory.SetLastWriteTimeUtc(old, now.UtcDateTime.AddDays(-2));
        WorkFolder.RemoveOld(parent.Path, now.AddDays(-1));
        Assert.False(Directory.Exists(old));
        Assert.True(Directory.Exists(young.Path));
    }

    private static async Task<JobRow> RunAsync(
        Func<JobRow, string, CancellationToken, Task> work, TimeProvider? clock = null, WorkOptions? options = null, string kind = Handler.Name, CancellationToken stopping = default)
    {
        using var hub = await TestHub.OpenAsync();
        var queue = hub.Services.Judging.Jobs;
        var name = await hub.CreateAsync("model");
        var repository = await hub.Services.Database.ReadAsync(context => context.Repositories.FirstAsync(row => row.NameKey == name.Key));
        var added = await queue.AddAsync(new JobOrder(kind, repository.Id, default(ObjectId)), default);
        var runner = new JobRunner(queue, [new Handler(work)], options ?? new WorkOptions(), hub.Services.WorkFolder, clock ?? hub.Clock, NullLogger.Instance);
        Assert.True(await runner.RunNextAsync(stopping));
        return (await queue.FindAsync(repository.Id, added.Id, default))!;
    }

    private sealed class Handler(Func<JobRow, string, CancellationToken, Task> work) : IJobHandler
    {
        internal const string Name = "anything";

        public string Kind => Name;

        public Task RunAsync(JobRow job, string folder, CancellationToken cancellation) => work(job, folder, cancellation);
    }
}
