using System.Text.Json.Nodes;
using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Judging;
using Linnet.Hub.Tests.Quality;
using Linnet.Hub.Tests.Work;
using Linnet.Hub.TryIt;
using Linnet.Hub.Work;

namespace Linnet.Hub.Tests.TryIt;

public sealed class TryServiceTests
{
    private static readonly TryInput Input = new("good service");

    [Fact]
    public async Task A_model_answers_and_stays_ready()
    {
        await using var hub = await JudgedHub.OpenAsync();
        var name = await ModelAsync(hub, "good");
        var first = await TryAsync(hub, name);
        Assert.Equal("text-classification", first.Task);
        Assert.Equal(1, first.Items.Sum(item => item.Score), 1e-4);
        Assert.Equal(first.Items, (await TryAsync(hub, name)).Items);
        Assert.Equal(1, hub.Workers.Started);
    }

    [Fact]
    public async Task The_model_that_was_used_longest_ago_makes_room_and_idle_ones_go()
    {
        await using var hub = await JudgedHub.OpenAsync(options: new WorkOptions { MaxWarmModels = 2 });
        RepositoryName[] names = [await ModelAsync(hub, "one"), await ModelAsync(hub, "two"), await ModelAsync(hub, "three")];
        foreach (var i in (int[])[0, 1, 0, 2])
        {
            hub.Hub.Clock.Now += TimeSpan.FromSeconds(1);
            await TryAsync(hub, names[i]);
        }

        Assert.Equal((3, 1), (hub.Workers.Started, hub.Workers.Ended));
        await TryAsync(hub, names[0]);
        Assert.Equal(3, hub.Workers.Started);
        await TryAsync(hub, names[1]);
        Assert.Equal(4, hub.Workers.Started);
        Assert.Equal(2, Directory.GetDirectories(hub.Services.WorkFolder).Length);
    }

    [Fact]
    public async Task Models_that_nobody_uses_are_let_go()
    {
        var clock = new FiringClock();
        using var folder = new TemporaryFolder();
        var workers = new FakeWorkers();
        var options = new WorkOptions();
        await using var models = new WarmModels(workers, options, folder.Path, clock);
        var files = GoodModel.Files();
        await models.AskAsync(1, default, () => Task.FromResult<Hub.Diff.IVersionFiles>(files), Input, default);
        clock.Now += options.IdleTime / 2;
        await models.ForgetIdleAsync();
        Assert.Equal(1, models.Count);
        clock.Now += options.IdleTime;
        await models.ForgetIdleAsync();
        Assert.Equal((0, 1), (models.Count, workers.Ended));
    }

    [Fact]
    public async Task When_too_many_wait_the_next_is_turned_away()
    {
        var gate = new TaskCompletionSource<JsonNode>();
        using var folder = new TemporaryFolder();
        var options = new WorkOptions { MaxWarmModels = 1, MaxWaitingTries = 2 };
        await using var models = new WarmModels(new FakeWorkers { Answer = (_, _) => gate.Task }, options, folder.Path, TimeProvider.System);
        var asked = Enumerable.Range(0, 3).Select(_ => AskAsync()).ToList();
        await RefusalAssert.IsAsync(Refusal.TooManyRequests, AskAsync);
        gate.SetResult(new JsonObject { ["task"] = "fill-mask" });
        await Task.WhenAll(asked);
        Assert.Equal("fill-mask", (await AskAsync()).Task);

        Task<TryAnswer> AskAsync() => models.AskAsync(1, default, () => Task.FromResult<Hub.Diff.IVersionFiles>(GoodModel.Files()), Input, default);
    }

    [Theory]
    [InlineData(WorkerProblem.Crashed)]
    [InlineData(WorkerProblem.TimedOut)]
    [InlineData(WorkerProblem.OutOfMemory)]
    public async Task A_worker_that_has_ended_is_replaced(object problem)
    {
        var isBroken = true;
        await using var hub = await JudgedHub.OpenAsync(new FakeWorkers
        {
            Answer = (_, _) => isBroken ? throw new WorkerException((WorkerProblem)problem, "it is gone") : Task.FromResult<JsonNode>(new JsonObject { ["task"] = "fill-mask" }),
        });
        var name = await ModelAsync(hub, "weak");
        Assert.Contains("it is gone", (await RefusalAssert.IsAsync(Refusal.ModelFailed, () => TryAsync(hub, name))).Message, StringComparison.Ordinal);
        Assert.Equal(1, hub.Workers.Ended);
        isBroken = false;
        Assert.Equal("fill-mask", (await TryAsync(hub, name)).Task);
        Assert.Equal(2, hub.Workers.Started);
    }

    [Fact]
    public async Task Inputs_have_bounds()
    {
        await using var hub = await JudgedHub.OpenAsync();
        var name = await ModelAsync(hub, "good");
        TryInput[] wrong =
        [
            new(" "), new(new string('x', TryInput.MaxLength + 1)), Input with { Second = new string('y', TryInput.MaxLength) }, Input with { Top = 0 },
            Input with { MaxNewTokens = TryInput.MaxTokens + 1 }, Input with { Temperature = -1 }, Input with { Others = [.. Enumerable.Repeat("x", TryInput.MaxOthers + 1)] },
        ];
        foreach (var input in wrong) await RefusalAssert.IsAsync(Refusal.BadRequest, () => TryAsync(hub, name, input));
        Assert.Equal(0, hub.Workers.Started);
    }

    [Fact]
    public async Task Models_that_one_may_not_read_cannot_be_tried()
    {
        await using var hub = await JudgedHub.OpenAsync();
        var name = await ModelAsync(hub, "secret", Visibility.Private);
        await RefusalAssert.IsAsync(Refusal.RepositoryNotFound, () => TryAsync(hub, name, Input, hub.Hub.Bob));
        await RefusalAssert.IsAsync(Refusal.RepositoryNotFound, () => TryAsync(hub, name, Input, Caller.Anonymous));
        await TryAsync(hub, name);

        // That it is ready changes nothing.
        await RefusalAssert.IsAsync(Refusal.RepositoryNotFound, () => TryAsync(hub, name, Input, hub.Hub.Bob));
    }

    [Fact]
    public async Task What_does_not_load_or_is_too_large_is_said()
    {
        await using var hub = await JudgedHub.OpenAsync(options: new WorkOptions { MaxModelBytes = 100_000 });
        var broken = await hub.Hub.CreateAsync("broken");
        await hub.Hub.CommitAsync(broken, ("config.json", """{"model_type":"textcnn"}"""));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => TryAsync(hub, broken));
        var large = await hub.Hub.CreateAsync("large");
        await hub.Hub.CommitAsync(large, ("config.json", "{}"), ("vocab.txt", new string('x', 100_001)));
        Assert.Contains("100000", (await RefusalAssert.IsAsync(Refusal.BadRequest, () => TryAsync(hub, large))).Message, StringComparison.Ordinal);
    }

    private static async Task<RepositoryName> ModelAsync(JudgedHub hub, string title, Visibility visibility = Visibility.Public)
    {
        var name = await hub.Hub.CreateAsync(title, visibility);
        await hub.PushAsync(name, GoodModel.Files());
        return name;
    }

    private static Task<TryAnswer> TryAsync(JudgedHub hub, RepositoryName name, TryInput? input = null, Caller? caller = null) =>
        hub.Runtime.TryIt.TryAsync(caller ?? hub.Hub.Alice, name, "main", input ?? Input, default);
}
