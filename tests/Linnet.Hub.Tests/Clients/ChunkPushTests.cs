using Linnet.Client.Hub;

namespace Linnet.Hub.Tests.Clients;

/// <summary>A new version of a large file sends what is new in it.</summary>
public sealed class ChunkPushTests
{
    private const int Layer = 1 << 20;
    private const int Layers = 24;

    [Fact]
    public async Task One_changed_layer_sends_less_than_a_seventh_of_the_bytes()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        var weights = RandomBytes.Of(Layers * Layer, 1);
        var folder = bench.Write("model", ("config.json", ClientBench.Text("{}")), ("model.safetensors", weights));
        await client.PushAsync(ClientBench.Mine, folder);
        RandomBytes.Of(Layer, 2).CopyTo(weights, 11 * Layer);
        await File.WriteAllBytesAsync(Path.Combine(folder, "model.safetensors"), weights);
        bench.Line.Clear();
        var pushed = await client.PushAsync(ClientBench.Mine, folder);
        Assert.True(pushed.IsNew);
        Assert.InRange(bench.Line.Sent, Layer, (long)(0.15 * weights.Length));
        Assert.InRange(pushed.Sent, Layer, bench.Line.Sent);
        Assert.Equal(0, bench.Line.CountOf("PUT", "/lfs/"));
        Assert.Equal(weights, await File.ReadAllBytesAsync(Path.Combine(await client.PullAsync(ClientBench.Mine), "model.safetensors")));
    }

    [Fact]
    public async Task A_hub_without_chunks_gets_whole_files()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        var weights = RandomBytes.Of(3 * Layer, 1);
        var folder = bench.Write("model", ("a.safetensors", weights), ("b.safetensors", weights.Reverse().ToArray()));
        bench.Line.Before = request =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/chunks", StringComparison.Ordinal)) request.RequestUri = new Uri(request.RequestUri, "/nothing/here/at/all");
        };
        await client.PushAsync(ClientBench.Mine, folder);
        Assert.Equal(2, bench.Line.CountOf("PUT", "/lfs/objects/"));
        await client.PullToAsync(ClientBench.Mine, bench.Place("copy"), isWhole: true);
        Assert.Equal(weights, await File.ReadAllBytesAsync(Path.Combine(bench.Place("copy"), "a.safetensors")));
    }

    [Fact]
    public async Task Large_rests_go_in_runs_that_outlive_a_killed_push()
    {
        await using var bench = await ClientBench.StartAsync();
        var weights = RandomBytes.Of(24 * Layer, 3);
        var folder = bench.Write("model", ("model.safetensors", weights));
        var runs = 0;
        bench.Line.Before = request =>
        {
            if (request.Method == HttpMethod.Put && Interlocked.Increment(ref runs) == 5) throw new InvalidOperationException("the plug is pulled");
        };
        using (var client = bench.Client(options => options with { Parallelism = 1, RunLength = 3 * Layer }))
            await Assert.ThrowsAsync<InvalidOperationException>(() => client.PushAsync(ClientBench.Mine, folder));
        bench.Line.Before = _ => { };
        bench.Line.Clear();
        using var again = bench.Client(options => options with { RunLength = 3 * Layer });
        await again.PushAsync(ClientBench.Mine, folder);
        Assert.InRange(bench.Line.Sent, Layer, 16L * Layer);
        Assert.True((await again.VerifyAsync(ClientBench.Mine, folder: await PulledAsync(again, bench))).IsRight);
    }

    private static async Task<string> PulledAsync(HubClient client, ClientBench bench)
    {
        await client.PullToAsync(ClientBench.Mine, bench.Place("pulled"), isWhole: true);
        return bench.Place("pulled");
    }
}
