using System.Net;
using System.Text.Json.Nodes;
using Linnet.Client.Hub;
using Linnet.Hub.Tests.Clients;

namespace Linnet.Hub.Tests.Mirror;

/// <summary>Bundles for who has no access to the hub's folder: what may be read comes out, what may be owned goes in.</summary>
public sealed class BundleOverHttpTests : IDisposable
{
    private static readonly byte[] Weights = RandomBytes.Of(900_000, 5);
    private static readonly HubRepository Model = HubRepository.Parse("alice/m");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_bundle_is_the_same_bytes_whole_in_parts_and_beside_the_hub()
    {
        await using var bench = await SourceAsync();
        var whole = await BytesAsync(bench.Host, "/api/models/alice/m/bundle");
        using (var head = await bench.Host.SendAsync(HttpMethod.Head, "/api/models/alice/m/bundle"))
        {
            Assert.Equal(whole.Length, head.Content.Headers.ContentLength);
            Assert.Equal("application/x-tar", head.Content.Headers.ContentType?.MediaType);
            Assert.Equal("alice-m.linnetbundle", head.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
            using var known = await bench.Host.GetAsync("/api/models/alice/m/bundle", $"If-None-Match: {head.Headers.ETag}");
            Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        }

        foreach (var (from, to) in new[] { (0, 0), (0, 511), (100, 5000), (3000, whole.Length - 2000), (400_000, 800_000), (whole.Length - 1, whole.Length - 1), (1, whole.Length - 1) })
        {
            using var part = await bench.Host.GetAsync("/api/models/alice/m/bundle", $"Range: bytes={from}-{to}");
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(whole[from..(to + 1)], await part.Content.ReadAsByteArrayAsync());
        }

        using var behind = await bench.Host.GetAsync("/api/models/alice/m/bundle", $"Range: bytes={whole.Length}-");
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, behind.StatusCode);
        var less = await BytesAsync(bench.Host, "/api/models/alice/m/bundle?since=v1.0.0");
        Assert.True(less.Length < whole.Length / 2, $"{less.Length} of {whole.Length} bytes");
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_unless_something_has_changed()
    {
        await using var bench = await SourceAsync();
        var (file, whole) = (_folder.File("m.linnetbundle"), await BytesAsync(bench.Host, "/api/models/alice/m/bundle"));
        string tag;
        using (var head = await bench.Host.SendAsync(HttpMethod.Head, "/api/models/alice/m/bundle")) tag = head.Headers.ETag!.ToString();
        await LeaveAsync(whole[..400_000]);
        using var client = bench.Client();
        Assert.Equal(whole.Length, await client.ExportAsync(Model, file));
        Assert.Equal(whole, await File.ReadAllBytesAsync(file));
        Assert.Equal([file], Directory.GetFiles(_folder.Path));

        // All of it was there already.
        await LeaveAsync(whole);
        Assert.Equal(whole.Length, await client.ExportAsync(Model, file));
        Assert.Equal(whole, await File.ReadAllBytesAsync(file));
        await LeaveAsync(whole[..400_000]);
        await bench.Host.CommitAsync("alice/m", "main", ("more.txt", "more"));
        await client.ExportAsync(Model, file);
        Assert.Equal(await BytesAsync(bench.Host, "/api/models/alice/m/bundle"), await File.ReadAllBytesAsync(file));

        async Task LeaveAsync(byte[] bytes)
        {
            await File.WriteAllBytesAsync($"{file}.incomplete", bytes);
            await File.WriteAllTextAsync($"{file}.incomplete.tag", tag);
        }
    }

    [Fact]
    public async Task What_was_fetched_is_imported_by_who_may_own_it()
    {
        await using var bench = await SourceAsync();
        using var source = bench.Client();
        await source.ExportAsync(Model, _folder.File("all"));
        await using var other = await ClientBench.StartAsync();
        using var bob = other.Client(options => options with { Token = other.Host.Bob });
        Assert.Contains("may not create repositories under alice", (await Assert.ThrowsAsync<HubException>(() => bob.ImportAsync(_folder.File("all")))).Message, StringComparison.Ordinal);
        Assert.Equal(403, (await Assert.ThrowsAsync<HubException>(() => bob.ImportAsync(_folder.File("all"), "nobody-here"))).Status);
        Assert.Equal(new HubBundleOutcome("bob/m", true, 3, 2), Assert.Single(await bob.ImportAsync(_folder.File("all"), "bob")));
        Assert.Equal(new HubBundleOutcome("bob/m", false, 0, 0), Assert.Single(await bob.ImportAsync(_folder.File("all"), "bob")));
        Assert.Equal(Weights, await (await other.Host.GetAsync("/bob/m/resolve/main/model.safetensors")).Content.ReadAsByteArrayAsync());
        Assert.Equal((await bench.Host.JsonAsync("/api/models/alice/m"))["sha"]!.GetValue<string>(), (await other.Host.JsonAsync("/api/models/bob/m"))["sha"]!.GetValue<string>());

        // What is new since goes on top, for who administers it; what is there already counts no more.
        await bench.Host.CommitAsync("alice/m", "main", ("more.txt", "more"));
        await source.ExportAsync(Model, _folder.File("next"), "v1.0.0");
        using var alice = other.Client();
        Assert.Equal(403, (await Assert.ThrowsAsync<HubException>(() => alice.ImportAsync(_folder.File("next"), "bob"))).Status);
        Assert.Equal(new HubBundleOutcome("bob/m", false, 1, 1), Assert.Single(await bob.ImportAsync(_folder.File("next"), "bob")));
        Assert.Equal("more", await other.Host.TextAsync("/bob/m/resolve/main/more.txt"));
    }

    [Fact]
    public async Task What_does_not_fit_or_is_damaged_is_refused_and_leaves_nothing()
    {
        await using var bench = await SourceAsync();
        var whole = await BytesAsync(bench.Host, "/api/models/alice/m/bundle");
        await using var other = await HubHost.StartAsync();
        (await other.SendAsync(other.Root, HttpMethod.Put, "/api/quotas/bob", new { quota = 100_000 })).EnsureSuccessStatusCode();
        await RefusedAsync(other, other.Bob, "?owner=bob", whole, HttpStatusCode.InsufficientStorage, "do not fit");
        await RefusedAsync(other, other.Alice, string.Empty, whole[..500_000], HttpStatusCode.BadRequest, "bundle");
        await RefusedAsync(other, other.Alice, string.Empty, [], HttpStatusCode.BadRequest, "bundle");
        await RefusedAsync(other, other.Alice, string.Empty, new byte[5000], HttpStatusCode.BadRequest, "bundle");
        await RefusedAsync(other, null, string.Empty, whole, HttpStatusCode.Unauthorized, "token");
        await RefusedAsync(other, other.Root, "?owner=not%20a%20name", whole, HttpStatusCode.BadRequest, "name");
        (await other.SendAsync(other.Root, HttpMethod.Put, "/api/push-rules", new { refuseDangerous = true })).EnsureSuccessStatusCode();
        await RefusedAsync(other, other.Alice, string.Empty, whole, HttpStatusCode.Forbidden, "dangerous");
        Assert.Empty((await other.JsonAsync("/api/models")).AsArray());
        using var taken = await SendAsync(other, other.Root, "?owner=newcomers", whole);
        Assert.Equal("newcomers/m", (string)(await HubHost.JsonAsync(taken))[0]!["repository"]!);
    }

    [Fact]
    public async Task The_verbs_carry_a_repository_from_hub_to_hub()
    {
        await using var bench = await SourceAsync();
        await using var other = await ClientBench.StartAsync();
        var file = _folder.File("m.linnetbundle");
        var said = JsonNode.Parse(Run(bench, "repo", "export", "alice/m", "--out", file, "--json"))!;
        Assert.Equal(new FileInfo(file).Length, (long)said["bytes"]!);
        Assert.Equal("alice/m: created, 3 commits, 2 branches and tags moved\n", Run(other, "repo", "import", file));
        Assert.Equal("alice/m: 0 commits, 0 branches and tags moved\n", Run(other, "repo", "import", file));

        static string Run(ClientBench bench, params string[] arguments)
        {
            var environment = new Dictionary<string, string> { ["HF_ENDPOINT"] = bench.Host.Address, ["HF_TOKEN"] = bench.Host.Alice, ["HF_HOME"] = bench.Place("home"), ["LINNET_CONFIG"] = bench.Place("settings") };
            var result = LinnetProcess.Run(arguments, bench.Place(string.Empty), string.Empty, environment);
            Assert.True(result.ExitCode == 0, result.Error);
            return result.Output;
        }
    }

    private static async Task RefusedAsync(HubHost hub, string? token, string query, byte[] bundle, HttpStatusCode status, string words)
    {
        using var answer = await SendAsync(hub, token, query, bundle);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(HubHost hub, string? token, string query, byte[] bundle) =>
        hub.SendAsync(token, HttpMethod.Post, $"/api/bundles{query}", new ByteArrayContent(bundle), "Expect: 100-continue");

    private static async Task<byte[]> BytesAsync(HubHost hub, string address)
    {
        using var answer = await hub.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>A model with weights at v1.0.0 and a note behind it.</summary>
    private static async Task<ClientBench> SourceAsync()
    {
        var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        await client.PushAsync(Model, bench.Write("model", ("config.json", "{}"u8.ToArray()), ("model.safetensors", Weights)), new HubPushOptions { Tag = "v1.0.0" });
        await bench.Host.CommitAsync("alice/m", "main", ("notes.txt", "a note"));
        return bench;
    }
}
