using System.Text.Json.Nodes;

namespace Linnet.Hub.Tests.Clients;

/// <summary>The verbs about a hub as a user meets them, from login to logout.</summary>
public sealed class ClientCommandTests
{
    [Fact]
    public async Task From_login_to_logout()
    {
        await using var bench = await ClientBench.StartAsync();
        PushTests.Model(bench);
        var token = Path.Combine(bench.Place("home"), "token");
        Assert.Equal($"alice at {bench.Host.Address}\n", Run(bench, ["login", "--endpoint", bench.Host.Address], bench.Host.Alice + "\n"));
        Assert.Equal(bench.Host.Alice, await File.ReadAllTextAsync(token));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(token));
        Assert.StartsWith("alice at ", Run(bench, ["whoami"]), StringComparison.Ordinal);

        var pushed = JsonNode.Parse(Run(bench, ["push", "model", "alice/mine", "--tag", "v1.0.0", "--json"]))!;
        Assert.Equal(4, (int)pushed["changed"]!);
        Assert.Contains("nothing has changed", Run(bench, ["push", "model", "alice/mine"]), StringComparison.Ordinal);
        Assert.StartsWith("alice/mine", Run(bench, ["search", "mine"]), StringComparison.Ordinal);
        Assert.Contains("model.safetensors", Run(bench, ["repo", "files", "alice/mine"]), StringComparison.Ordinal);
        Assert.Contains("v1.0.0", Run(bench, ["tag", "alice/mine", "--list"]), StringComparison.Ordinal);
        Assert.Contains("Upload with linnet", Run(bench, ["repo", "history", "alice/mine"]), StringComparison.Ordinal);

        await File.WriteAllTextAsync(bench.Place("model/config.json"), "{\"hidden_size\":8}");
        Run(bench, ["push", "model", "alice/mine", "-m", "Smaller"]);
        Assert.Contains("changed  config.json", Run(bench, ["diff", "alice/mine", "v1.0.0", "main"]), StringComparison.Ordinal);
        Assert.Equal("copy\n", Run(bench, ["pull", "alice/mine@v1.0.0", "--to", "copy", "--verify"]));
        Assert.Contains("are as alice/mine lists them", Run(bench, ["verify", "alice/mine@v1.0.0"]), StringComparison.Ordinal);
        await File.AppendAllTextAsync(bench.Place("copy/config.json"), " ");
        var wrong = Linnet(bench, ["verify", "copy", "--against", "alice/mine@v1.0.0"], null);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("config.json: has 3 bytes", wrong.Output, StringComparison.Ordinal);

        Run(bench, ["keys", "create", "--out", "alice.pem"]);
        Run(bench, ["keys", "add", "alice.pem", "--name", "laptop"]);
        await File.WriteAllTextAsync(bench.Place("model/config.json"), "{\"hidden_size\":9}");
        Run(bench, ["push", "model", "alice/mine", "--sign", "alice.pem"]);
        Run(bench, ["pull", "alice/mine"]);
        Assert.Contains("a key that you trust", Run(bench, ["verify", "alice/mine", "--key", "alice.pub.pem"]), StringComparison.Ordinal);
        Run(bench, ["keys", "create", "--out", "mallory.pem"]);
        Assert.Equal(1, Linnet(bench, ["verify", "alice/mine", "--key", "mallory.pub.pem"], null).ExitCode);
        Assert.Equal(1, Linnet(bench, ["push", "model", "alice/mine", "--sign", "mallory.pem"], null).ExitCode);

        Run(bench, ["repo", "delete", "alice/mine", "--yes"]);
        Assert.Equal("forgotten\n", Run(bench, ["logout"]));
        Assert.False(File.Exists(token));
    }

    [Theory]
    [InlineData("login --endpoint nowhere --token hf_x", "expected an address")]
    [InlineData("login --endpoint http://127.0.0.1:1 --token x\u0001y", "this is no token")]
    [InlineData("push nowhere alice/mine", "there is no such folder")]
    [InlineData("push . a/b/c", "is no name of a repository")]
    [InlineData("pull alice/mine@../x", "is no revision")]
    [InlineData("verify .", "--against")]
    [InlineData("diff . nowhere", "there is no such folder")]
    [InlineData("keys list nowhere", "there is no such folder")]
    [InlineData("repo delete alice/mine", "--yes")]
    public void A_mistake_is_one_line(string arguments, string message)
    {
        using var folder = new TemporaryFolder();
        var result = LinnetProcess.Run(arguments.Split(' '), folder.Path, string.Empty, Environment(folder.File, "http://127.0.0.1:1"));
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("linnet: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    [Fact]
    public void Keys_are_made_once_and_listed()
    {
        using var folder = new TemporaryFolder();
        var made = LinnetProcess.Run("keys create --out acme.pem --json", folder.Path);
        var fingerprint = (string)JsonNode.Parse(made.Output)!["fingerprint"]!;
        Assert.StartsWith("SHA256:", fingerprint, StringComparison.Ordinal);
        Assert.Contains(fingerprint, LinnetProcess.Run("keys list", folder.Path).Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("acme.pem")));
        Assert.Contains("is there already", LinnetProcess.Run("keys create --out acme.pem", folder.Path).Error, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Environment(Func<string, string> place, string? endpoint) => new()
    {
        ["HF_HOME"] = place("home"),
        ["LINNET_CONFIG"] = place("settings"),
        ["XDG_CACHE_HOME"] = place("caches"),
        ["HF_ENDPOINT"] = endpoint ?? string.Empty,
        ["HF_TOKEN"] = string.Empty,
    };

    private static LinnetProcess.Result Linnet(ClientBench bench, string[] arguments, string? input) => LinnetProcess.Run(arguments, bench.Place(string.Empty), input, Environment(bench.Place, null));

    private static string Run(ClientBench bench, string[] arguments, string? input = null)
    {
        var result = Linnet(bench, arguments, input);
        Assert.True(result.ExitCode == 0, $"linnet {string.Join(' ', arguments)}: {result.Error}");
        return result.Output;
    }
}
