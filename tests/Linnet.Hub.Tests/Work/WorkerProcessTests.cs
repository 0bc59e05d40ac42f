using System.Text.Json.Nodes;
using Linnet.Hub.Tests.Quality;
using Linnet.Hub.Work;

namespace Linnet.Hub.Tests.Work;

public sealed class WorkerProcessTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [ShellFact]
    public async Task A_crash_ends_in_its_exit_code_and_last_words()
    {
        var error = await FailureAsync(WorkerPrograms.Script("echo the roof is falling >&2; exit 3"));
        Assert.Equal(WorkerProblem.Crashed, error.Problem);
        Assert.Contains("exit code 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("the roof is falling", error.Message, StringComparison.Ordinal);
    }

    [ShellFact]
    public async Task A_worker_that_hangs_is_ended_when_its_time_is_over()
    {
        var clock = new FiringClock();
        using var folder = new TemporaryFolder();
        await using var worker = new WorkerProcesses(WorkerPrograms.Script("sleep 3600"), clock).Start(folder.Path);
        var answer = worker.AskAsync("load", [], Long, default);
        clock.Fire(Long);
        var error = await Assert.ThrowsAsync<WorkerException>(() => answer);
        Assert.Equal(WorkerProblem.TimedOut, error.Problem);
        Assert.False(worker.IsAlive);
    }

    [ShellFact]
    public async Task A_worker_that_eats_memory_is_ended()
    {
        // It keeps the line that does not end, and no more of it than would hurt where nobody looks for long.
        var error = await FailureAsync(WorkerPrograms.Script("mkfifo line; (head -c 200000000 /dev/zero; exec sleep 3600) > line & exec tail line") with { MaxMemoryBytes = 64 << 20 });
        Assert.Equal(WorkerProblem.OutOfMemory, error.Problem);
        Assert.Contains("64 MiB", error.Message, StringComparison.Ordinal);
    }

    [ShellFact]
    public async Task Another_program_is_not_taken_for_a_worker()
    {
        var error = await FailureAsync(WorkerPrograms.Script("echo hello"));
        Assert.Equal(WorkerProblem.Crashed, error.Problem);
        Assert.Contains("another program", error.Message, StringComparison.Ordinal);
    }

    [ShellFact]
    public async Task An_answer_without_end_is_cut_off()
    {
        var error = await FailureAsync(WorkerPrograms.Script("tr '\\0' 'x' < /dev/zero"));
        Assert.Equal(WorkerProblem.Failed, error.Problem);
    }

    [ShellFact]
    public async Task The_secrets_of_the_hub_stay_with_it()
    {
        Environment.SetEnvironmentVariable("LINNET_TEST_PASSWORD", "hunter2");
        using var folder = new TemporaryFolder();
        var script = WorkerPrograms.Script("printf '{\"answer\":\"%s %s\"}\\n' \"$LINNET_TEST_PASSWORD\" \"$HOME\"");
        await using var worker = new WorkerProcesses(script, TimeProvider.System).Start(folder.Path);
        Assert.Equal($" {folder.Path}", (await worker.AskAsync("load", [], Long, default)).GetValue<string>());
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_unavailable()
    {
        var error = await FailureAsync(new WorkOptions { Command = ["/nowhere/linnet"] });
        Assert.Equal(WorkerProblem.Unavailable, error.Problem);
        Assert.Equal(WorkerProblem.Unavailable, (await FailureAsync(new WorkOptions())).Problem);
    }

    [Fact]
    public async Task The_real_program_loads_and_answers_and_goes_on_after_a_question_that_it_refuses()
    {
        using var folder = new TemporaryFolder();
        GoodModel.Files().WriteTo(folder.Path);
        await using var worker = new WorkerProcesses(WorkerPrograms.Real, TimeProvider.System).Start(folder.Path);
        var refused = await Assert.ThrowsAsync<WorkerException>(() => worker.AskAsync("dance", [], Long, default));
        Assert.Equal(WorkerProblem.Refused, refused.Problem);
        Assert.Contains("dance", refused.Message, StringComparison.Ordinal);
        var missing = await Assert.ThrowsAsync<WorkerException>(() => worker.AskAsync("load", [], Long, default));
        Assert.Equal(WorkerProblem.Refused, missing.Problem);
        var outcome = await worker.AskAsync("load", new JsonObject { ["folder"] = folder.Path }, Long, default);
        Assert.True(outcome["isKnown"]!.GetValue<bool>());
        Assert.Null(outcome["problem"]);
        Assert.True(outcome["parameterCount"]!.GetValue<long>() > 0);
        Assert.True(worker.IsAlive);
    }

    private static async Task<WorkerException> FailureAsync(WorkOptions options)
    {
        using var folder = new TemporaryFolder();
        return await Assert.ThrowsAsync<WorkerException>(async () =>
        {
            await using var worker = new WorkerProcesses(options, TimeProvider.System).Start(folder.Path);
            await worker.AskAsync("load", [], Long, default);
        });
    }
}
