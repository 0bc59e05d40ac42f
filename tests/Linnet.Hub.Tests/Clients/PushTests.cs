using Linnet.Client.Hub;

namespace Linnet.Hub.Tests.Clients;

/// <summary>Pushes of the project's own client to its own hub: one commit, nothing twice.</summary>
public sealed class PushTests
{
    private static readonly byte[] Weights = RandomBytes.Of(200_000, 1);

    [Fact]
    public async Task A_folder_becomes_a_repository_and_comes_back_the_same()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        var folder = Model(bench);
        var pushed = await client.PushAsync(ClientBench.Mine, folder, new HubPushOptions { Message = "First\n\nWith reasons", Tag = "v1.0.0", IsPrivate = true });
        Assert.True(pushed.IsNew);
        Assert.Equal(4, pushed.Changed);
        Assert.True((await client.DescribeAsync(ClientBench.Mine)).IsPrivate);
        Assert.Equal([("v1.0.0", pushed.Commit)], (await client.ListRefsAsync(ClientBench.Mine)).Tags.Select(tag => (tag.Name, tag.Commit)));
        var commits = await client.ListCommitsAsync(ClientBench.Mine).ToListAsync();
        Assert.Equal(("First", "With reasons", "alice"), (commits[0].Title, commits[0].Message, commits[0].Author));
        await client.PullToAsync(ClientBench.Mine, bench.Place("copy"), "v1.0.0", isWhole: true);
        foreach (var path in new[] { "config.json", "model.safetensors", "sub/ümlaut file.txt", "empty.txt" })
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, path)), await File.ReadAllBytesAsync(Path.Combine(bench.Place("copy"), path)));
        Assert.True((await client.VerifyAsync(ClientBench.Mine)).IsRight);
        Assert.All((await client.ListAsync(ClientBench.Mine)).Files, file => Assert.NotNull(file.Sha256));
    }

    [Fact]
    public async Task What_the_hub_has_is_not_sent_again()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        var folder = Model(bench);
        var first = await client.PushAsync(ClientBench.Mine, folder);
        bench.Line.Clear();
        var same = await client.PushAsync(ClientBench.Mine, folder);
        Assert.Equal((first.Commit, false, 0L), (same.Commit, same.IsNew, same.Sent));
        Assert.Equal(0, bench.Line.CountOf("PUT", "/") + bench.Line.CountOf("POST", "/commit/"));
        await File.WriteAllTextAsync(Path.Combine(folder, "config.json"), "{\"a\":1}");
        var changed = await client.PushAsync(ClientBench.Mine, folder);
        Assert.Equal((1, 3, 7L), (changed.Changed, changed.Unchanged, changed.Sent));

        // Moved to another name and another repository, the weights stay where they are.
        var other = bench.Write("other", ("config.json", ClientBench.Text("{}")), ("renamed.safetensors", Weights));
        bench.Line.Clear();
        await client.PushAsync(HubRepository.Parse("alice/other"), other);
        Assert.Equal(0, bench.Line.CountOf("PUT", "/"));
    }

    [Fact]
    public async Task Files_go_only_where_that_is_asked_for()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        var folder = Model(bench);
        await client.PushAsync(ClientBench.Mine, folder);
        File.Delete(Path.Combine(folder, "empty.txt"));
        Assert.False((await client.PushAsync(ClientBench.Mine, folder)).IsNew);
        var pushed = await client.PushAsync(ClientBench.Mine, folder, new HubPushOptions { DeletesMissing = true });
        Assert.Equal((1, true), (pushed.Deleted, pushed.IsNew));
        Assert.Equal([".gitattributes", "config.json", "model.safetensors", "sub/ümlaut file.txt"], (await client.ListAsync(ClientBench.Mine)).Files.Select(file => file.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Branches_begin_at_main_and_proposals_leave_it_alone()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        var folder = Model(bench);
        var first = await client.PushAsync(ClientBench.Mine, folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "config.json"), "{\"a\":1}");
        var trial = await client.PushAsync(ClientBench.Mine, folder, new HubPushOptions { Branch = "trial/one" });
        Assert.Equal(1, trial.Changed);
        var refs = await client.ListRefsAsync(ClientBench.Mine);
        Assert.Equal([("main", first.Commit), ("trial/one", trial.Commit)], refs.Branches.Select(branch => (branch.Name, branch.Commit)));
        using var bob = bench.Client(options => options with { Token = bench.Host.Bob });
        var proposed = await bob.PushAsync(ClientBench.Mine, folder, new HubPushOptions { IsPullRequest = true });
        Assert.EndsWith("/alice/mine/discussions/1", proposed.PullRequest, StringComparison.Ordinal);
        Assert.Equal(first.Commit, (await client.DescribeAsync(ClientBench.Mine)).Commit);
    }

    [Fact]
    public async Task Data_and_applications_are_repositories_too()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        var data = HubRepository.Parse("datasets/alice/mine");
        await client.PushAsync(data, bench.Write("data", ("train.tsv", ClientBench.Text("label\ttext\n")), ("big.bin", Weights)));
        var folder = await client.PullAsync(data);
        Assert.Equal(Weights, await File.ReadAllBytesAsync(Path.Combine(folder, "big.bin")));
        Assert.Equal("datasets--alice--mine", Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(folder))));
        Assert.Equal(["datasets/alice/mine"], await client.SearchAsync(new HubQuery { Kind = HubRepositoryKind.Dataset }).Select(info => info.Repository.ToString()).ToListAsync());
        Assert.Empty(await client.SearchAsync(new HubQuery()).ToListAsync());
    }

    [Fact]
    public async Task A_pulled_model_can_be_pushed_on_from_the_cache()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        await client.PushAsync(ClientBench.Mine, Model(bench));
        var pushed = await client.PushAsync(HubRepository.Parse("alice/copy"), await client.PullAsync(ClientBench.Mine));
        Assert.Equal(2, pushed.Changed);
        Assert.Equal(Weights, await File.ReadAllBytesAsync(Path.Combine(await client.PullAsync(HubRepository.Parse("alice/copy")), "model.safetensors")));
    }

    [Fact]
    public async Task Repositories_are_renamed_hidden_and_deleted()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        var better = HubRepository.Parse("alice/better");
        await client.CreateAsync(ClientBench.Mine, license: "apache-2.0");
        await client.CreateAsync(ClientBench.Mine, existOk: true);
        Assert.Equal(409, (await Assert.ThrowsAsync<HubException>(() => client.CreateAsync(ClientBench.Mine))).Status);
        await client.MoveAsync(ClientBench.Mine, better);
        Assert.Equal("alice/better", (await client.DescribeAsync(ClientBench.Mine)).Repository.Id);
        await client.ConfigureAsync(better, isPrivate: true, gating: "manual");
        var info = await client.DescribeAsync(better);
        Assert.Equal((true, "manual"), (info.IsPrivate, info.Gating));
        await client.CreateBranchAsync(better, "a/b");
        await client.DeleteBranchAsync(better, "a/b");
        await client.CreateTagAsync(better, "v1");
        await client.DeleteTagAsync(better, "v1");
        var refs = await client.ListRefsAsync(better);
        Assert.Equal((1, 0), (refs.Branches.Count, refs.Tags.Count));
        await client.DeleteAsync(better);
        Assert.Equal(404, (await Assert.ThrowsAsync<HubException>(() => client.DescribeAsync(better))).Status);
    }

    internal static string Model(ClientBench bench) => bench.Write(
        "model",
        ("config.json", ClientBench.Text("{}")),
        ("model.safetensors", Weights),
        ("sub/ümlaut file.txt", ClientBench.Text("a text")),
        ("empty.txt", []),
        (".cache/huggingface/left.txt", ClientBench.Text("a tool's")));
}
