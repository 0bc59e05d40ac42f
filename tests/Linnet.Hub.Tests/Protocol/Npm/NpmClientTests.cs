using System.Text.Json.Nodes;

namespace Linnet.Hub.Tests.Protocol.Npm;

/// <summary>Every call of the npm client, unchanged, against a hub on loopback.</summary>
public sealed class NpmClientTests
{
    private const int Calls = 33;

    [NpmFact]
    public async Task Every_call_of_the_npm_client_is_served()
    {
        await using var hub = await HubHost.StartAsync(options => options with { MultipartThreshold = 5_000_000, PartSize = 2_000_000 });
        using var folder = new TemporaryFolder();
        var script = Path.Combine(AppContext.BaseDirectory, "npm", "calls.mjs");
        var (exitCode, output, error) = await Task.Run(() => NpmClient.Run("node", folder.Path, script, hub.Address, hub.Alice, NpmClient.Module!, folder.Path));
        Assert.True(exitCode == 0, error);

        // The client writes notices of its own in between.
        var results = output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!).ToList();
        var failures = results.Where(result => result["error"] is not null).Select(result => $"{result["call"]}: {result["error"]}").ToList();
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.Equal(Calls, results.Count);
    }
}
