using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Linnet.Hub.Tests.Durability;

/// <summary>Pushes to the model <c>admin/m</c> and looks whether it is there.</summary>
internal sealed class Pusher : IDisposable
{
    private const int FileSize = 1_300_000;
    private const string Model = "admin/m";

    private readonly HttpClient _client;

    internal Pusher(HubProcess hub, string token)
    {
        _client = new HttpClient { BaseAddress = new Uri(hub.Address), Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    internal async Task CreateAsync() => (await _client.PostAsJsonAsync("/api/repos/create", new { name = "m" })).EnsureSuccessStatusCode();

    /// <summary>Pushes one commit after the other: a small file within it, a large one by LFS.</summary>
    /// <param name="folder">Into which they go.</param>
    /// <param name="seed">Of the first; each has its own.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="onAccepted">Called when the hub has said yes to one.</param>
    /// <returns>Those that the hub has said yes to before it was killed.</returns>
    internal async Task<List<Push>> PushAsync(string folder, ulong seed, int count, Action onAccepted)
    {
        var accepted = new List<Push>();
        try
        {
            for (; accepted.Count < count; seed++)
            {
                await PushAsync(new Push(folder, seed));
                accepted.Add(new Push(folder, seed));
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

    /// <summary>The bytes of pushes are as they were sent.</summary>
    internal async Task AssertReadableAsync(IEnumerable<Push> pushes)
    {
        foreach (var push in pushes)
        {
            Assert.Equal($"{push.Seed}", await _client.GetStringAsync($"/{Model}/resolve/main/{push.Path}.txt"));
            var bytes = await _client.GetByteArrayAsync($"/{Model}/resolve/main/{push.Path}.bin");
            Assert.True(RandomBytes.Of(FileSize, push.Seed).AsSpan().SequenceEqual(bytes), push.Path);
        }
    }

    /// <summary>All accepted pushes of a folder are there; what was not answered is there whole or not at all: both files of a commit, or none.</summary>
    internal async Task AssertWholeAsync(string folder, IEnumerable<Push> accepted)
    {
        using var answer = await _client.GetAsync($"/api/models/{Model}/tree/main/{folder}");
        var paths = answer.IsSuccessStatusCode ? JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray().Select(entry => (string)entry!["path"]!).ToHashSet() : [];
        Assert.All(accepted, push => Assert.Contains($"{push.Path}.bin", paths));
        Assert.All(paths, path => Assert.Contains(path.EndsWith(".bin", StringComparison.Ordinal) ? $"{path[..^4]}.txt" : $"{path[..^4]}.bin", paths));
    }

    /// <summary>How many commits the branch has, a hundred at most.</summary>
    internal async Task<int> CountCommitsAsync()
    {
        var page = await _client.GetStringAsync($"/api/models/{Model}/commits/main?limit=100");
        return JsonNode.Parse(page)!.AsArray().Count;
    }

    public void Dispose() => _client.Dispose();

    private async Task PushAsync(Push push)
    {
        var bytes = RandomBytes.Of(FileSize, push.Seed);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        using var batch = await _client.PostAsJsonAsync(
            $"/{Model}.git/info/lfs/objects/batch", new { operation = "upload", transfers = new[] { "basic" }, objects = new[] { new { oid = hash, size = FileSize } } });
        var href = (string)JsonNode.Parse(await batch.Content.ReadAsStringAsync())!["objects"]![0]!["actions"]!["upload"]!["href"]!;
        using (var put = await _client.PutAsync(href, new ByteArrayContent(bytes))) put.EnsureSuccessStatusCode();
        object[] lines =
        [
            new { key = "header", value = new { summary = $"Push {push.Seed}" } },
            new { key = "lfsFile", value = new { path = $"{push.Path}.bin", algo = "sha256", oid = hash, size = FileSize } },
            new { key = "file", value = new { path = $"{push.Path}.txt", content = $"{push.Seed}", encoding = "utf-8" } },
        ];
        using var commit = await _client.PostAsync(
            $"/api/models/{Model}/commit/main", new StringContent(string.Join('\n', lines.Select(line => JsonSerializer.Serialize(line))), Encoding.UTF8, "application/x-ndjson"));
        Assert.True(commit.IsSuccessStatusCode, $"{commit.StatusCode}: {await commit.Content.ReadAsStringAsync()}");
    }
}

/// <summary>A commit with two files whose bytes follow from a number.</summary>
internal readonly record struct Push(string Folder, ulong Seed)
{
    internal string Path => $"{Folder}/w{Seed}";
}
