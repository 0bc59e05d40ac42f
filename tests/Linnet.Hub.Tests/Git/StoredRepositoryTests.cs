using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Git.Stored;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Objects;

namespace Linnet.Hub.Tests.Git;

/// <summary>A true hub, cloned by the git that is installed.</summary>
public sealed class StoredRepositoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [GitFact]
    public async Task A_model_is_cloned_with_pointers_in_place_of_large_files_and_fetched_again()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        var weights = RandomBytes.Of(100_000, 1);
        await hub.CommitAsync(hub.Alice, name, "main", null, await hub.PutAsync("model.safetensors", weights), await hub.PutAsync("a/config.json", "{}"u8.ToArray()));
        await using var host = await GitHost.StartAsync(StoredRepositories.Door(hub.Services));
        await GitClient.OkAsync(_folder.Path, "clone", "-q", host.Model, "work");
        await CheckAsync(hub, name);
        Assert.Equal(new LfsPointer(ContentId.Of(weights), weights.Length).ToBytes(), await File.ReadAllBytesAsync(_folder.File("work/model.safetensors")));
        Assert.Equal("{}", await File.ReadAllTextAsync(_folder.File("work/a/config.json")));

        for (var i = 0; i < 70; i++) await hub.CommitAsync(name, ($"n/{i}.txt", $"{i}\n"));
        await GitClient.OkAsync(_folder.File("work"), "pull", "-q");
        await CheckAsync(hub, name);
        await GitClient.OkAsync(_folder.Path, "clone", "-q", "--depth", "1", host.Model, "shallow");
        Assert.Equal("69\n", await File.ReadAllTextAsync(_folder.File("shallow/n/69.txt")));
    }

    [GitFact]
    public async Task A_private_repository_looks_like_none()
    {
        using var hub = await TestHub.OpenAsync();
        await hub.CreateAsync("m", Visibility.Private);
        await using var host = await GitHost.StartAsync(StoredRepositories.Door(hub.Services));
        var (_, _, hidden) = await GitClient.RunAsync(_folder.Path, "ls-remote", host.Model);
        var (_, _, missing) = await GitClient.RunAsync(_folder.Path, "ls-remote", $"{host.Address}/alice/x");
        Assert.Contains("could not read Username", hidden, StringComparison.Ordinal);
        Assert.Equal(missing, hidden);
    }

    public void Dispose() => _folder.Dispose();

    private async Task CheckAsync(TestHub hub, RepositoryName name)
    {
        var work = _folder.File("work");
        await GitClient.OkAsync(work, "fsck", "--full", "--strict");
        Assert.Equal((await hub.RevisionAsync(name)).Commit.ToString(), await GitClient.OkAsync(work, "rev-parse", "HEAD"));
        Assert.Empty(await GitClient.OkAsync(work, "status", "--porcelain"));
    }
}
