using Linnet.Client.Hub;
using ClientOptions = Linnet.Client.Hub.HubOptions;

namespace Linnet.Hub.Tests.Protocol;

/// <summary>The project's own client against its own hub.</summary>
public sealed class LinnetClientTests
{
    [Fact]
    public async Task Models_are_pulled_at_any_revision_and_checked()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m", new { visibility = "private" });
        await hub.CommitAsync("alice/m", "main", ("config.json", "{}"), ("model.safetensors", "first weights"), ("notes.txt", "not a part of a model folder"));
        (await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/tag/main", new { tag = "v1" })).EnsureSuccessStatusCode();
        await hub.CommitAsync("alice/m", "main", ("model.safetensors", "second weights"));
        using var folder = new TemporaryFolder();
        using var client = new HubClient(Options(hub, folder, hub.Alice));
        var repository = HubRepository.Parse("alice/m");
        var main = await client.PullAsync(repository);
        Assert.Equal("second weights", await File.ReadAllTextAsync(Path.Combine(main, "model.safetensors")));
        Assert.False(File.Exists(Path.Combine(main, "notes.txt")));
        var tagged = await client.PullAsync(repository, "v1");
        Assert.Equal("first weights", await File.ReadAllTextAsync(Path.Combine(tagged, "model.safetensors")));
        await client.PullToAsync(repository, folder.File("copy"), "v1");
        Assert.Equal("{}", await File.ReadAllTextAsync(folder.File("copy/config.json")));
    }

    [Fact]
    public async Task A_stranger_hears_that_there_is_nothing()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m", new { visibility = "private" });
        await hub.CommitAsync("alice/m", "main", ("config.json", "{}"));
        using var folder = new TemporaryFolder();
        foreach (var token in new[] { hub.Bob, null })
        {
            using var client = new HubClient(Options(hub, folder, token));
            await Assert.ThrowsAsync<HubException>(() => client.PullAsync(HubRepository.Parse("alice/m")));
        }
    }

    private static ClientOptions Options(HubHost hub, TemporaryFolder folder, string? token) =>
        new() { Endpoint = new Uri(hub.Address), Token = token, CacheFolder = folder.File("cache"), Retries = 0 };
}
