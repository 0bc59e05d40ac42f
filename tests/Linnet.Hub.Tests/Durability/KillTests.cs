using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Numerics;

namespace Linnet.Hub.Tests.Durability;

/// <summary>A hub that is killed during pushes: what it has said yes to is there, nothing is there in half, and its check is clean.</summary>
public sealed class KillTests
{
    private const int Pushers = 3;
    private const int FileSize = 1_300_000;
    private const string KillsVariable = "LINNET_HUB_KILLS";
    private const int DefaultKills = 4;

    [Fact]
    public async Task A_killed_hub_has_lost_nothing_and_shows_nothing_in_half()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable(KillsVariable) ?? $"{DefaultKills}", CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        var data = folder.File("hub");
        var random = new SeededRandom(11);
        var accepted = new List<(string Path, ulong Seed)>();
        string? token = null;
        var pushed = 0UL;
        for (var kill = 0; kill <= kills; kill++)
        {
            using var hub = await HubProcess.StartAsync(data);
            token ??= hub.Token;
            using var client = new HttpClient { BaseAddress = new Uri(hub.Address), Timeout = TimeSpan.FromSeconds(60) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            if (kill == 0) (await client.PostAsJsonAsync("/api/repos/create", new { name = "m" })).EnsureSuccessStatusCode();
            await AssertAllThereAsync(client, accepted);
            if (kill == kills) break;
            var seeds = Enumerable.Range(0, Pushers).Select(_ => pushed += 1000).ToList();
            var first = new TaskCompletionSource();
            var pushes = seeds.Select(seed => Task.Run(() => PushUntilKilledAsync(client, seed, () => first.TrySetResult()))).ToList();

            // Every second time the hub is in full work, and else perhaps just at its first push, however slow the machine is.
            if (kill % 2 == 0) await Task.WhenAny(first.Task, Task.WhenAll(pushes));
            await Task.Delay(random.Next(1000));
            hub.Kill();
            foreach (var list in await Task.WhenAll(pushes)) accepted.AddRange(list);
        }

        Assert.True(accepted.Count > 0, "no push was accepted before a kill");
        var check = LinnetProcess.Run(["hub", "check", "--data", data, "--deep"], folder.Path);
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        Assert.EndsWith("clean", check.Output.Trim(), StringComparison.Ordinal);
    }

    /// <summary>Pushes one commit after the other: a small file within it, a large one by LFS.</summary>
    /// <returns>Those that the hub has said yes to.</returns>
    private static async Task<List<(string Path, ulong Seed)>> PushUntilKilledAsync(HttpClient client, ulong seed, Action onAccepted)
    {
        var accepted = new List<(string Path, ulong Seed)>();
        try
        {
            for (; ; seed++)
            {
                var bytes = RandomBytes.Of(FileSize, seed);
                var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
                using var batch = await client.PostAsJsonAsync("/admin/m.git/info/lfs/objects/batch", new { operation = "upload", transfers = new[] { "basic" }, objects = new[] { new { oid = hash, size = FileSize } } });
                var href = (string)JsonNode.Parse(await batch.Content.ReadAsStringAsync())!["objects"]![0]!["actions"]!["upload"]!["href"]!;
                using (var put = await client.PutAsync(href, new ByteArrayContent(bytes))) put.EnsureSuccessStatusCode();
                object[] lines =
                [
                    new { key = "header", value = new { summary = $"Push {seed}" } },
                    new { key = "lfsFile", value = new { path = $"w{seed}.bin", algo = "sha256", oid = hash, size = FileSize } },
                    new { key = "file", value = new { path = $"w{seed}.txt", content = $"{seed}", encoding = "utf-8" } },
                ];
                using var commit = await client.PostAsync("/api/models/admin/m/commit/main", new StringContent(string.Join('\n', lines.Select(line => JsonSerializer.Serialize(line))), Encoding.UTF8, "application/x-ndjson"));
                commit.EnsureSuccessStatusCode();
                accepted.Add(($"w{seed}", seed));
                onAccepted();
            }
        }
        catch (HttpRequestException error) when (error.StatusCode is null)
        {
            // Killed.
        }
        catch (IOException)
        {
            // Killed while it answered.
        }

        return accepted;
    }

    private static async Task AssertAllThereAsync(HttpClient client, List<(string Path, ulong Seed)> accepted)
    {
        var tree = JsonNode.Parse(await client.GetStringAsync("/api/models/admin/m/tree/main?recursive=true"))!.AsArray().Select(entry => (string)entry!["path"]!).ToHashSet();
        foreach (var (path, seed) in accepted)
        {
            Assert.Contains($"{path}.bin", tree);
            Assert.Equal($"{seed}", await client.GetStringAsync($"/admin/m/resolve/main/{path}.txt"));
        }

        // The newest ones whole; the check reads all of them at the end.
        foreach (var (path, seed) in accepted.TakeLast(3)) Assert.Equal(RandomBytes.Of(FileSize, seed), await client.GetByteArrayAsync($"/admin/m/resolve/main/{path}.bin"));

        // What was not answered is there whole or not at all: both files of a commit, or none.
        Assert.All(tree.Where(path => path.EndsWith(".bin", StringComparison.Ordinal)), path => Assert.Contains($"{path[..^4]}.txt", tree));
    }
}
