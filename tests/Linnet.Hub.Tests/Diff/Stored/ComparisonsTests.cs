using System.Text;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Diff;
using Linnet.Hub.Diff.Stored;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Diff.Stored;

public sealed class ComparisonsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Everything_that_differs_is_told_and_kept()
    {
        using var hub = await TestHub.OpenAsync();
        var (row, before, after) = await TwoVersionsAsync(hub);
        var comparison = await hub.Services.Comparisons.OfAsync(row, before, after, None);
        Assert.True(comparison.IsComplete);
        var tensor = Assert.Single(comparison.Diff.Weights!.Changes);
        Assert.Equal(("b", 1L, 2L), (tensor.Name, tensor.Values!.ChangedCount, tensor.Values.Count));
        Assert.Equal(1, comparison.Diff.Weights.SameCount);
        Assert.Equal(0.25, Assert.Single(comparison.Diff.Card!.Metrics).Difference!.Value, 1e-9);
        Assert.Equal(("mit", "apache-2.0"), (comparison.Diff.Card.License!.Before, comparison.Diff.Card.License.After));
        Assert.Equal("hidden_size", Assert.Single(comparison.Diff.Files.Single(file => file.Path == "config.json").Fields!.Changes).Path);

        // The second time it comes from the database, and is the same.
        Assert.Equal(1, await hub.Services.Database.ReadAsync(context => context.Comparisons.CountAsync()));
        Assert.Equal(comparison.Diff.ToJson(), (await hub.Services.Comparisons.OfAsync(row, before, after, None)).Diff.ToJson());
        await hub.Services.Database.WriteAsync(context => context.Comparisons.ExecuteUpdateAsync(update => update.SetProperty(known => known.Json, "{\"files\":[]}")), None);
        Assert.Empty((await hub.Services.Comparisons.OfAsync(row, before, after, None)).Diff.Files);
    }

    [Fact]
    public async Task Two_commits_with_one_folder_differ_in_nothing()
    {
        using var hub = await TestHub.OpenAsync();
        var (row, before, _) = await TwoVersionsAsync(hub);
        var comparison = await hub.Services.Comparisons.OfAsync(row, before, before, None);
        Assert.True(comparison.IsComplete);
        Assert.Empty(comparison.Diff.Files);
    }

    [Fact]
    public async Task Large_weights_are_left_to_a_worker()
    {
        using var hub = await TestHub.OpenAsync();
        var (row, before, after) = await TwoVersionsAsync(hub);
        using var comparisons = With(hub, new CompareLimits { MaxInlineBytes = 10 });
        var first = await comparisons.OfAsync(row, before, after, None);
        Assert.False(first.IsComplete);
        Assert.False(first.Diff.Weights!.IsMeasured);
        Assert.NotNull(first.Diff.Card);
        await comparisons.Work;
        var second = await comparisons.OfAsync(row, before, after, None);
        Assert.True(second.IsComplete);
        Assert.Equal("b", Assert.Single(second.Diff.Weights!.Changes).Name);
    }

    [Fact]
    public async Task What_takes_too_long_is_told_without_numbers()
    {
        using var hub = await TestHub.OpenAsync();
        var (row, before, after) = await TwoVersionsAsync(hub);
        using var comparisons = With(hub, new CompareLimits { InlineTime = TimeSpan.Zero, WorkTime = TimeSpan.Zero });
        var first = await comparisons.OfAsync(row, before, after, None);
        Assert.False(first.IsComplete);
        Assert.Equal(["README.md", "config.json", "model.safetensors"], first.Diff.Files.Select(file => file.Path));
        await comparisons.Work;
        var second = await comparisons.OfAsync(row, before, after, None);
        Assert.True(second.IsComplete);
        Assert.False(second.Diff.Weights!.IsMeasured);
    }

    [Fact]
    public async Task Only_the_newest_results_of_a_repository_are_kept()
    {
        using var hub = await TestHub.OpenAsync();
        var (row, _, after) = await TwoVersionsAsync(hub);
        using var comparisons = With(hub, new CompareLimits { MaxKept = 2 });
        var history = await hub.Services.History.ListAsync(row, after.Commit, 0, 10, None);
        var commits = history.Select(commit => new Revision(commit.Id, commit.TreeId, null)).ToList();
        foreach (var (x, y) in new[] { (0, 1), (0, 2), (1, 2), (1, 0) })
        {
            hub.Clock.Now += TimeSpan.FromMinutes(1);
            await comparisons.OfAsync(row, commits[x], commits[y], None);
        }

        var kept = await hub.Services.Database.ReadAsync(context => context.Comparisons.OrderBy(known => known.Created).ToListAsync());
        Assert.Equal([(commits[1].Commit, commits[2].Commit), (commits[1].Commit, commits[0].Commit)], kept.Select(known => (known.BaseId, known.HeadId)));
    }

    [Fact]
    public async Task A_result_that_is_too_long_loses_its_longest_parts()
    {
        using var hub = await TestHub.OpenAsync();
        var (row, before, after) = await TwoVersionsAsync(hub);
        using var comparisons = With(hub, new CompareLimits { MaxLength = 10 });
        var diff = (await comparisons.OfAsync(row, before, after, None)).Diff;
        Assert.All(diff.Files, file => Assert.Null(file.Text));
        Assert.Empty(diff.Weights!.Changes);
        Assert.Equal(1, diff.Weights.ChangedCount);
    }

    [Theory]
    [InlineData("config.json", "{\"a\":")]
    [InlineData("config.json", "\u0000binary")]
    [InlineData("tokenizer.json", "[1,2")]
    [InlineData("model.safetensors", "x")]
    [InlineData("model.safetensors", "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f{}")]
    [InlineData("README.md", "---\n[\n---\n")]
    public async Task Files_that_cannot_be_read_differ_and_harm_nobody(string path, string text)
    {
        using var hub = await TestHub.OpenAsync();
        var (row, before, _) = await TwoVersionsAsync(hub);
        await hub.CommitAsync(hub.Alice, row.FullName, "main", null, await hub.PutAsync(path, Encoding.Latin1.GetBytes(text)));
        var comparison = await hub.Services.Comparisons.OfAsync(row, before, await hub.RevisionAsync(row.FullName), None);
        Assert.Contains(comparison.Diff.Files, file => file.Path == path);
        Assert.Equal(comparison.Diff.ToJson(), VersionDiff.FromJson(comparison.Diff.ToJson()).ToJson());
    }

    [Fact]
    public async Task Deep_and_huge_files_are_bounded()
    {
        using var hub = await TestHub.OpenAsync();
        var (row, before, _) = await TwoVersionsAsync(hub);
        var deep = new string('[', 100_000);
        var wide = $"{{{string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"k{i}\":{i}"))}}}";
        var lines = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"line {i}\n"));
        await hub.CommitAsync(row.FullName, ("config.json", wide), ("other.json", deep), ("notes.txt", lines), ("README.md", "---\nmodel-index:\n- results:\n  - task: {type: t}\n    dataset: {type: d, name: d}\n    metrics: [{type: accuracy, value: 1.7e308}]\n---\n"));
        var diff = (await hub.Services.Comparisons.OfAsync(row, before, await hub.RevisionAsync(row.FullName), None)).Diff;
        Assert.True(diff.ToJson().Length < 2_000_000);
        Assert.Equal(500, diff.Files.Single(file => file.Path == "config.json").Fields!.Changes.Count);
        Assert.False(diff.Files.Single(file => file.Path == "notes.txt").Text!.IsComplete);
    }

    [Fact]
    public void Numbers_that_are_none_can_be_written()
    {
        var diff = new VersionDiff([]) { Card = new CardDiff { Metrics = [new MetricChange("t", "d", null, "m", -1.7e308, 1.7e308)] } };
        Assert.Null(Assert.Single(VersionDiff.FromJson(diff.ToJson()).Card!.Metrics).Difference);
    }

    private static Comparisons With(TestHub hub, CompareLimits limits) =>
        new(new ComparisonCache(hub.Services.Database, limits, hub.Clock), hub.Services.Files, hub.Services.Contents, limits, hub.Clock);

    private static async Task<(RepositoryRow Row, Revision Before, Revision After)> TwoVersionsAsync(TestHub hub)
    {
        var name = await hub.CreateAsync("m");
        await CommitAsync(hub, name, "mit", "0.5", 64, 2);
        var before = await hub.RevisionAsync(name);
        await CommitAsync(hub, name, "apache-2.0", "0.75", 128, 3);
        return (await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None), before, await hub.RevisionAsync(name));
    }

    private static async Task CommitAsync(TestHub hub, RepositoryName name, string license, string accuracy, int size, float value)
    {
        var weights = TensorFile.Of(("a", "F32", [2], TensorFile.F32(1, 2)), ("b", "F32", [2], TensorFile.F32(1, value)));
        await hub.CommitAsync(
            hub.Alice, name, "main", null, await hub.PutAsync("model.safetensors", weights), await hub.PutAsync("config.json", Encoding.UTF8.GetBytes($"{{\"hidden_size\":{size}}}")),
            await hub.PutAsync("README.md", Encoding.UTF8.GetBytes(CardOf(license, accuracy))));
    }

    private static string CardOf(string license, string accuracy) =>
        $"---\nlicense: {license}\nmodel-index:\n- results:\n  - task: {{type: t}}\n    dataset: {{type: d, name: d}}\n    metrics: [{{type: accuracy, value: {accuracy}}}]\n---\n";
}
