using System.Collections.Concurrent;
using Linnet.Client.Hub;

namespace Linnet.Client.Tests.Hub;

public sealed class HubClientTests : HubTestBase
{
    [Fact]
    public async Task A_model_comes_into_the_cache_in_the_shared_layout()
    {
        var folder = await PullAsync();
        Assert.Equal(Path.Combine(Cache, "models--org--name", "snapshots", FakeHub.Commit), folder);
        Assert.Equal(["config.json", "model.safetensors"], Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)!).Order());
        Assert.Equal(Server.Files["model.safetensors"], await File.ReadAllBytesAsync(Path.Combine(folder, "model.safetensors")));
        var blobs = Path.Combine(Cache, "models--org--name", "blobs");
        Assert.Equal(
            new[] { "config.json", "model.safetensors" }.Select(name => FakeHub.HashOf(name, Server.Files[name])).Order(),
            Directory.EnumerateFiles(blobs).Select(path => Path.GetFileName(path)!).Order());
        Assert.Equal(FakeHub.Commit, await File.ReadAllTextAsync(Path.Combine(Cache, "models--org--name", "refs", "main")));
    }

    [Fact]
    public async Task What_is_there_is_not_fetched_again()
    {
        await PullAsync();
        await PullAsync();
        Assert.Equal(1, CountOf("model.safetensors"));
    }

    [Fact]
    public async Task Without_a_network_the_cache_serves()
    {
        var folder = await PullAsync(revision: "feature/x");
        Server.Requests.Clear();
        Assert.Equal(folder, await PullAsync(Options with { IsOffline = true }, "feature/x"));
        Assert.Empty(Server.Requests);
        Assert.Contains("HF_HUB_OFFLINE", await RefusalAsync(Options with { IsOffline = true }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_copied_to_a_folder_of_its_own()
    {
        using var client = new HubClient(Options);
        await client.PullToAsync(Repository, Place("mine"));
        Assert.Equal(Server.Files["model.safetensors"], await File.ReadAllBytesAsync(Path.Combine(Place("mine"), "model.safetensors")));
        Assert.Null(new FileInfo(Path.Combine(Place("mine"), "model.safetensors")).LinkTarget);
    }

    [Fact]
    public async Task Weights_come_in_one_format_only()
    {
        Server.Files["pytorch_model.bin"] = [1, 2, 3];
        Assert.False(File.Exists(Path.Combine(await PullAsync(), "pytorch_model.bin")));
        Server.Files.Remove("model.safetensors");
        Server.Files["pytorch_model-00001-of-00002.bin"] = [4];
        Server.Files["pytorch_model.bin.index.json"] = [5];
        using var other = new HubClient(Options with { CacheFolder = Place("other") });
        var folder = await other.PullAsync(Repository);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(folder, "pytorch_model.bin")));
        Assert.True(File.Exists(Path.Combine(folder, "pytorch_model.bin.index.json")));
        Assert.True(File.Exists(Path.Combine(folder, "pytorch_model-00001-of-00002.bin")));
    }

    [Fact]
    public async Task The_token_goes_to_the_hub_alone()
    {
        await using var elsewhere = await FakeHub.StartAsync();
        elsewhere.Interfere = async context =>
        {
            await FakeHub.SendAsync(context, Server.Files["model.safetensors"]);
            return true;
        };
        Server.Interfere = context =>
        {
            if (!context.Request.Path.Value!.EndsWith("model.safetensors", StringComparison.Ordinal)) return Task.FromResult(false);
            context.Response.StatusCode = 302;
            context.Response.Headers["X-Linked-ETag"] = $"\"{FakeHub.HashOf("model.safetensors", Server.Files["model.safetensors"])}\"";
            context.Response.Headers.Location = $"{elsewhere.Address}signed?key=1";
            return Task.FromResult(true);
        };
        var folder = await PullAsync(Options with { Token = "hf_secret" });
        Assert.Equal(Server.Files["model.safetensors"], await File.ReadAllBytesAsync(Path.Combine(folder, "model.safetensors")));
        Assert.All(Server.Requests, request => Assert.Equal("Bearer hf_secret", request.Token));
        Assert.All(elsewhere.Requests, request => Assert.Null(request.Token));
        Assert.Single(elsewhere.Requests);
    }

    [Fact]
    public async Task A_renamed_repository_is_followed_with_the_token()
    {
        Server.Interfere = context =>
        {
            if (!context.Request.Path.Value!.StartsWith("/api/models/old/name/revision", StringComparison.Ordinal)) return Task.FromResult(false);
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "/api/models/org/name/revision/main";
            return Task.FromResult(true);
        };
        using var client = new HubClient(Options with { Token = "hf_secret" });
        await Assert.ThrowsAsync<HubException>(() => client.ListAsync(HubRepository.Parse("old/name")));
        Assert.Contains(Server.Requests, request => request is { Path: "/api/models/org/name/revision/main", Token: "Bearer hf_secret" });
    }

    [Fact]
    public async Task Progress_ends_with_every_file_whole()
    {
        var last = new ConcurrentDictionary<string, HubProgress>();
        using var client = new HubClient(Options);
        await client.PullAsync(Repository, progress: new Listener(value => last[value.File] = value));
        Assert.Equal(["config.json", "model.safetensors"], last.Keys.Order());
        Assert.All(last.Values, value => Assert.Equal(value.Total, value.Done));
    }

    private sealed class Listener(Action<HubProgress> report) : IProgress<HubProgress>
    {
        public void Report(HubProgress value) => report(value);
    }
}
