using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Linnet.Client.Hub;
using Linnet.Hub.Tests.Pages;
using ClientOptions = Linnet.Client.Hub.HubOptions;

namespace Linnet.Hub.Tests.Clients;

/// <summary>One word starts all that a newcomer needs, and Ctrl-C ends it.</summary>
public sealed class UpCommandTests
{
    [Fact]
    public async Task It_starts_says_where_it_is_and_stops_when_it_is_asked_to()
    {
        using var folder = new TemporaryFolder();
        using var process = LinnetProcess.Start(["up", "--data", folder.File("hub"), "--port", "0", "--json"], folder.Path);
        process.StandardInput.Close();
        try
        {
            var said = JsonNode.Parse(await process.StandardOutput.ReadLineAsync() ?? await process.StandardError.ReadToEndAsync())!;
            Assert.Equal(("admin", folder.File("hub")), ((string)said["user"]!, (string)said["data"]!));
            using var client = new HubClient(new ClientOptions { Endpoint = new Uri((string)said["address"]!), Token = (string)said["token"]!, CacheFolder = folder.File("cache"), Retries = 0 });
            Assert.Equal("admin", (await client.WhoAmIAsync()).Name);
            using var browser = new Browser((string)said["address"]!);
            var page = await browser.GetAsync((string)said["signInLink"]!);
            Assert.Equal("/?done=signed-in", browser.Place);
            Assert.Contains("Choose a password", page, StringComparison.Ordinal);
            using var second = new Browser((string)said["address"]!);
            Assert.Contains("This link has been used", await second.GetAsync((string)said["signInLink"]!), StringComparison.Ordinal);
            if (OperatingSystem.IsWindows()) return;
            using var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]);
            await interrupt.WaitForExitAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            Assert.Empty(await process.StandardError.ReadToEndAsync());
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    [Fact]
    public async Task A_usual_port_that_is_taken_is_no_hindrance_and_a_wanted_one_is()
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var refused = LinnetProcess.Run($"up --data hub --port {port}", folder.Path);
        Assert.Equal(1, refused.ExitCode);
        Assert.Single(refused.Error.Trim().Split('\n'));
        using var first = LinnetProcess.Start(["up", "--data", "one", "--json"], folder.Path);
        using var second = LinnetProcess.Start(["up", "--data", "two", "--json"], folder.Path);
        try
        {
            Assert.NotEqual(await AddressAsync(first), await AddressAsync(second));
        }
        finally
        {
            foreach (var process in new[] { first, second })
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }
    }

    private static async Task<string> AddressAsync(Process process) =>
        (string)JsonNode.Parse(await process.StandardOutput.ReadLineAsync() ?? await process.StandardError.ReadToEndAsync())!["address"]!;
}
