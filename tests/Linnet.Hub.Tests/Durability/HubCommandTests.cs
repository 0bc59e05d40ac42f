using System.Net.Sockets;

namespace Linnet.Hub.Tests.Durability;

/// <summary>The command as a user meets it: a mistake is one line, and costs nothing.</summary>
public sealed class HubCommandTests
{
    [Theory]
    [InlineData("hub --data x --port 70000", "a port is a number from 1 to 65535")]
    [InlineData("hub --data x --host nowhere", "give an IP address")]
    [InlineData("hub --data x --database mysql://host/name", "give an address such as postgres://")]
    [InlineData("hub --data x --blobs http://bucket", "give an address such as s3://")]
    [InlineData("hub user alice --data x --blobs s3://bucket?colour=red", "is no field of the address")]
    [InlineData("hub gc --data x --database postgres://nobody@127.0.0.1:1/none", "does not let the hub in")]
    [InlineData("hub check --data x", "there is no hub in this folder")]
    [InlineData("hub gc --data x", "there is no hub in this folder")]
    public void A_mistake_is_one_line_and_makes_no_hub(string arguments, string message)
    {
        using var folder = new TemporaryFolder();
        var result = LinnetProcess.Run(arguments, folder.Path);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("linnet: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_port_that_is_taken_does_not_cost_the_first_token()
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var result = LinnetProcess.Run($"hub --data hub --port {port}", folder.Path);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("linnet: ", result.Error, StringComparison.Ordinal);
        using var hub = await HubProcess.StartAsync(new HubOptions { DataFolder = folder.File("hub") }, isFirst: true);
        Assert.StartsWith("hf_", hub.Token, StringComparison.Ordinal);
    }

    [Fact]
    public void Organisations_begin_with_an_administrator_and_keep_one()
    {
        using var folder = new TemporaryFolder();
        foreach (var user in new[] { "alice", "bob" }) Assert.Equal(0, LinnetProcess.Run($"hub user {user} --data hub", folder.Path).ExitCode);
        Assert.Contains("its first member is its administrator", LinnetProcess.Run("hub member acme alice --data hub", folder.Path).Error, StringComparison.Ordinal);
        Assert.Equal(0, LinnetProcess.Run("hub member acme alice --role admin --data hub", folder.Path).ExitCode);
        Assert.Equal(0, LinnetProcess.Run("hub member acme bob --role read --data hub", folder.Path).ExitCode);
        Assert.Contains("no administrator left", LinnetProcess.Run("hub member acme alice --role none --data hub", folder.Path).Error, StringComparison.Ordinal);
        Assert.Contains("use read, write, admin or none", LinnetProcess.Run("hub member acme alice --role king --data hub", folder.Path).Error, StringComparison.Ordinal);
        Assert.Contains("There is no user carol", LinnetProcess.Run("hub member acme carol --data hub", folder.Path).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_are_added_and_names_that_cannot_be_are_refused()
    {
        using var folder = new TemporaryFolder();
        var added = LinnetProcess.Run("hub user alice --data hub", folder.Path);
        Assert.Matches("^hf_[A-Za-z0-9]{32}$", added.Output.Trim());
        var reserved = LinnetProcess.Run("hub user api --data hub", folder.Path);
        Assert.Equal(1, reserved.ExitCode);
        Assert.Contains("the hub needs it for itself", reserved.Error, StringComparison.Ordinal);
        var check = LinnetProcess.Run("hub check --data hub --json", folder.Path);
        Assert.Equal("{\"clean\":true,\"problems\":[]}", check.Output.Trim());
    }
}
