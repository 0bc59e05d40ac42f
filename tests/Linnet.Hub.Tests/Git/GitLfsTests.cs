using System.Net.Http.Json;
using System.Security.Cryptography;
using Linnet.Hub.Tests.Objects;

namespace Linnet.Hub.Tests.Git;

/// <summary>The git and the git-lfs that are installed, unchanged, read what clients of the protocol have pushed.</summary>
public sealed class GitLfsTests : IDisposable
{
    private static readonly byte[] Weights = RandomBytes.Of(1_500_000, 1);
    private static readonly byte[] Earlier = RandomBytes.Of(200_000, 2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [GitLfsFact]
    public async Task A_clone_checks_the_large_files_out()
    {
        await using var hub = await StartAsync("public");
        await CloneAsync(AddressOf(hub, null), skips: false);
        Assert.Equal(Weights, await File.ReadAllBytesAsync(_folder.File("work/model.safetensors")));
        Assert.Equal("{}", await File.ReadAllTextAsync(_folder.File("work/config.json")));
        Assert.Empty(await GitClient.OkAsync(_folder.File("work"), "status", "--porcelain"));
        Assert.Equal("model.safetensors", await GitClient.OkAsync(_folder.File("work"), "lfs", "ls-files", "--name-only"));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Weights)), await GitClient.OkAsync(_folder.File("work"), "lfs", "ls-files", "--long"), StringComparison.Ordinal);
        await GitClient.OkAsync(_folder.File("work"), "lfs", "fsck");
    }

    [GitLfsFact]
    public async Task A_private_repository_is_cloned_with_a_token_and_without_it_not()
    {
        await using var hub = await StartAsync("private");
        var (exitCode, _, error) = await GitClient.RunAsync(_folder.Path, "clone", AddressOf(hub, null), "none");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("could not read Username", error, StringComparison.Ordinal);
        (exitCode, _, error) = await GitClient.RunAsync(_folder.Path, "clone", AddressOf(hub, hub.Bob), "none");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("not found", error, StringComparison.Ordinal);
        await CloneAsync(AddressOf(hub, hub.Alice), skips: false);
        Assert.Equal(Weights, await File.ReadAllBytesAsync(_folder.File("work/model.safetensors")));
    }

    [GitLfsFact]
    public async Task Large_files_are_fetched_later_and_those_of_all_versions_too()
    {
        await using var hub = await StartAsync("private");
        await CloneAsync(AddressOf(hub, hub.Alice), skips: true);
        Assert.StartsWith("version https://git-lfs.github.com/spec/v1", await File.ReadAllTextAsync(_folder.File("work/model.safetensors")), StringComparison.Ordinal);
        await GitClient.OkAsync(_folder.File("work"), "lfs", "pull");
        Assert.Equal(Weights, await File.ReadAllBytesAsync(_folder.File("work/model.safetensors")));
        await GitClient.OkAsync(_folder.File("work"), "lfs", "fetch", "--all");
        var objects = Directory.EnumerateFiles(_folder.File("work/.git/lfs/objects"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order();
        Assert.Equal(new[] { Weights, Earlier }.Select(bytes => Convert.ToHexStringLower(SHA256.HashData(bytes))).Order(), objects);
    }

    [GitLfsFact]
    public async Task A_push_is_refused_in_words_and_sends_no_large_file()
    {
        await using var hub = await StartAsync("public");
        await CloneAsync(AddressOf(hub, hub.Alice), skips: false);
        var work = _folder.File("work");
        await File.WriteAllBytesAsync(Path.Combine(work, "more.bin"), RandomBytes.Of(1000, 3));
        await GitClient.OkAsync(work, "add", "more.bin");
        await GitClient.OkAsync(work, "commit", "-q", "-m", "more");
        var (exitCode, _, error) = await GitClient.RunAsync(work, "push", "origin", "main");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("linnet push", error, StringComparison.Ordinal);
        Assert.Equal([".gitattributes", "config.json", "model.safetensors"], (await hub.JsonAsync("/api/models/alice/m/tree/main")).AsArray().Select(entry => (string)entry!["path"]!));
    }

    /// <summary>A hub with a model of two versions, whose weights were pushed as the clients push them.</summary>
    private static async Task<HubHost> StartAsync(string visibility)
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m", new { visibility });
        await hub.CommitAsync("alice/m", "main", ("config.json", "{}"));
        foreach (var bytes in new[] { Earlier, Weights })
        {
            var oid = Convert.ToHexStringLower(SHA256.HashData(bytes));
            var batch = await HubHost.JsonAsync(await hub.SendAsync(
                HttpMethod.Post, "/alice/m.git/info/lfs/objects/batch", JsonContent.Create(new { operation = "upload", transfers = new[] { "basic" }, objects = new[] { new { oid, size = bytes.Length } } })));
            using var put = await hub.SendAsync(null, HttpMethod.Put, (string)batch["objects"]![0]!["actions"]!["upload"]!["href"]!, new ByteArrayContent(bytes));
            put.EnsureSuccessStatusCode();
            await HubHost.JsonAsync(await hub.CommitLinesAsync("alice/m", "main", new { key = "lfsFile", value = new { path = "model.safetensors", algo = "sha256", oid, size = bytes.Length } }));
        }

        return hub;
    }

    private static string AddressOf(HubHost hub, string? token) =>
        token is null ? $"{hub.Address}/alice/m" : $"{hub.Address.Replace("//", $"//anybody:{token}@", StringComparison.Ordinal)}/alice/m";

    private Task<string> CloneAsync(string address, bool skips)
    {
        var skip = skips ? " --skip" : string.Empty;
        return GitClient.OkAsync(
            _folder.Path, "clone", "-q",
            "-c", $"filter.lfs.process=git-lfs filter-process{skip}", "-c", $"filter.lfs.smudge=git-lfs smudge{skip} -- %f", "-c", "filter.lfs.clean=git-lfs clean -- %f", "-c", "filter.lfs.required=true",
            address, "work");
    }
}

/// <summary>A test that is skipped, saying why, where git or git-lfs is absent.</summary>
internal sealed class GitLfsFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsHere = new(() => GitProcess.IsHere && GitProcess.Run(Path.GetTempPath(), null, "lfs", "version").StartsWith("git-lfs", StringComparison.Ordinal));

    public GitLfsFactAttribute() => Skip = Missing;

    /// <summary>What is missing; null where both are here.</summary>
    internal static string? Missing => IsHere.Value ? null : "needs git and git-lfs, which are not both installed here";
}
