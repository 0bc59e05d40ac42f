using System.Diagnostics;

namespace Linnet.Hub.Tests.Durability;

/// <summary>A hub in a process of its own, which can be killed.</summary>
internal sealed class HubProcess : IDisposable
{
    private const string AddressPrefix = "hub: ";
    private readonly Process _process;

    private HubProcess(Process process, string address, string? token)
    {
        _process = process;
        Address = address;
        Token = token;
    }

    internal string Address { get; }

    /// <summary>What the first start prints; null from then on.</summary>
    internal string? Token { get; }

    internal static async Task<HubProcess> StartAsync(string folder)
    {
        var process = LinnetProcess.Start(["hub", "--data", folder, "--port", "0"], Path.GetTempPath());
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var line = await process.StandardOutput.ReadLineAsync();
        if (line is null || !line.StartsWith(AddressPrefix, StringComparison.Ordinal)) Assert.Fail($"the hub did not start: {line} {await error}");
        var address = line[AddressPrefix.Length..line.IndexOf(" (", StringComparison.Ordinal)];

        // What follows on a first start is there at once; on a later one nothing follows.
        string? token = null;
        while (token is null && File.Exists(Path.Combine(folder, "first")) is false && await process.StandardOutput.ReadLineAsync() is { } next)
        {
            if (next.Trim() is var word && word.StartsWith("hf_", StringComparison.Ordinal)) token = word;
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "first"), string.Empty);
        _ = process.StandardOutput.ReadToEndAsync();
        return new HubProcess(process, address, token);
    }

    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }
}
