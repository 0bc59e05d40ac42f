using System.Text.Json.Nodes;
using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Diff;
using Linnet.Hub.Tests.Quality;
using Linnet.Hub.Tests.Work;
using Linnet.Hub.Work;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Judging;

public sealed class QualityOnPushTests
{
    [Fact]
    public async Task A_version_is_checked_in_the_background_and_its_model_is_loaded_by_a_worker()
    {
        await using var hub = await JudgedHub.OpenAsync();
        var name = await hub.Hub.CreateAsync("good");
        var commit = await hub.PushAsync(name, GoodModel.Files());
        Assert.Equal(JobState.Queued, (await FindAsync(hub, name)).Job!.State);
        await hub.WorkAsync();
        var state = await FindAsync(hub, name);
        Assert.Equal(JobState.Done, state.Job!.State);
        Assert.Equal(commit.Commit, state.Commit);
        Assert.Equal(100, state.Report!.Score);
        Assert.False(state.Report.IsDangerous);
        Assert.Equal(1, hub.Workers.Started);
        Assert.Equal(1, hub.Workers.Ended);
        Assert.Equal(14, JsonNode.Parse(state.Report.Report)!["rules"]!.AsArray().Count);
    }

    [Fact]
    public async Task Of_versions_that_follow_fast_the_last_is_checked_and_each_after_a_while()
    {
        await using var hub = await JudgedHub.OpenAsync();
        var name = await hub.Hub.CreateAsync("busy");
        for (var i = 0; i < 3; i++) await hub.Hub.CommitAsync(name, ("notes.txt", $"{i}"));
        Assert.Equal(1, await hub.WorkAsync());
        await hub.Hub.CommitAsync(name, ("notes.txt", "later"));
        Assert.Equal(1, await hub.WorkAsync());
        Assert.Equal(2, await hub.Services.Database.ReadAsync(context => context.QualityReports.CountAsync()));
    }

    [Fact]
    public async Task A_model_that_crashes_its_worker_gets_a_bad_mark_and_a_reason()
    {
        await using var hub = await JudgedHub.OpenAsync(new FakeWorkers { Answer = (_, _) => throw new WorkerException(WorkerProblem.Crashed, "the process ended without an answer") });
        var name = await hub.Hub.CreateAsync("bomb");
        await hub.PushAsync(name, GoodModel.Files());
        await hub.WorkAsync();
        var state = await FindAsync(hub, name);
        Assert.Equal(JobState.Done, state.Job!.State);
        var rule = JsonNode.Parse(state.Report!.Report)!["rules"]!.AsArray().First(rule => (string?)rule!["id"] == "model.loads")!;
        Assert.Equal("fail", (string?)rule["outcome"]);
        Assert.Contains("the process ended without an answer", (string?)rule["reason"]!["en"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_without_workers_checks_all_but_the_loading()
    {
        await using var hub = await JudgedHub.OpenAsync(new FakeWorkers { AreAvailable = false });
        var name = await hub.Hub.CreateAsync("plain");
        await hub.PushAsync(name, GoodModel.Files());
        await hub.WorkAsync();
        Assert.InRange((await FindAsync(hub, name)).Report!.Score, 80, 99);
        Assert.Equal(0, hub.Workers.Started);
    }

    [Fact]
    public async Task Branches_datasets_and_pull_requests_are_checked_only_when_somebody_asks()
    {
        await using var hub = await JudgedHub.OpenAsync();
        var name = await hub.Hub.CreateAsync("model");
        await hub.Services.Refs.CreateBranchAsync(hub.Hub.Alice, name, "other", null, isEmpty: false, overwrite: false, default);
        await hub.Hub.CommitAsync(name, "other", null, ("a.txt", "a"));
        Assert.Empty(await hub.JobsAsync());
        await hub.Services.Judging.Reports.RequestAsync(hub.Hub.Alice, name, "other", default);
        await hub.Services.Judging.Reports.RequestAsync(hub.Hub.Alice, name, "other", default);
        Assert.Single(await hub.JobsAsync());
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Services.Judging.Reports.RequestAsync(hub.Hub.Bob, name, "main", default));
    }

    [Fact]
    public async Task Results_of_private_models_are_for_their_readers()
    {
        await using var hub = await JudgedHub.OpenAsync();
        var name = await hub.Hub.CreateAsync("secret", Visibility.Private);
        await RefusalAssert.IsAsync(Refusal.RepositoryNotFound, () => hub.Services.Judging.Reports.FindAsync(hub.Hub.Bob, name, "main", default));
        await RefusalAssert.IsAsync(Refusal.RepositoryNotFound, () => hub.Services.Judging.Reports.FindAsync(Caller.Anonymous, name, "main", default));
    }

    [Fact]
    public async Task Listings_tell_which_files_are_not_safe()
    {
        await using var hub = await JudgedHub.OpenAsync();
        var name = await hub.Hub.CreateAsync("mixed");
        await hub.PushAsync(name, new MemoryFiles().Set("bad.pkl", PickleText.Command()).Set("good.pkl", PickleText.StateDict()).Set("notes.txt", $"key {FakeSecrets.Of("hf_", 34)}").Set("plain.txt", "nothing"));
        var repository = (await FindAsync(hub, name)).Repository;
        var before = await hub.Services.Judging.Reports.FileStatusAsync(repository, (await hub.Hub.RevisionAsync(name)).Commit, default);
        Assert.Equal("queued", (string?)before("plain.txt")["status"]);
        await hub.WorkAsync();
        var after = await hub.Services.Judging.Reports.FileStatusAsync(repository, (await hub.Hub.RevisionAsync(name)).Commit, default);
        Assert.Equal("unsafe", (string?)after("bad.pkl")["status"]);
        Assert.Contains(after("bad.pkl")["pickleImportScan"]!["pickleImports"]!.AsArray(), import => (string?)import!["safety"] == "dangerous");
        Assert.Equal("safe", (string?)after("good.pkl")["status"]);
        Assert.Equal("unsafe", (string?)after("notes.txt")["status"]);
        Assert.Equal("safe", (string?)after("plain.txt")["status"]);
    }

    private static Task<Hub.Judging.QualityState> FindAsync(JudgedHub hub, RepositoryName name) =>
        hub.Services.Judging.Reports.FindAsync(hub.Hub.Alice, name, "main", default);
}
