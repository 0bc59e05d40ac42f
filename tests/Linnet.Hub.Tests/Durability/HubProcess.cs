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

    /// <param name="options">Where it keeps its things.</param>
    /// <param name="isFirst">It is a new hub, which prints the token of its administrator.</param>
    internal static async Task<HubProcess> StartAsync(HubOptions options, bool isFirst)
    {
        var process = LinnetProcess.Start(["hub", .. ArgumentsOf(options), "--port", "0"], Path.GetTempPath());
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var line = await process.StandardOutput.ReadLineAsync();
        if (line is null || !line.StartsWith(AddressPrefix, StringComparison.Ordinal)) Assert.Fail($"the hub did not start: {line} {await error}");
        var address = line[AddressPrefix.Length..line.IndexOf(" (", StringComparison.Ordinal)];
        string? token = null;
        while (isFirst && token is null && await process.StandardOutput.ReadLineAsync() is { } next)
        {
            if (next.Trim() is var word && word.StartsWith("hf_", StringComparison.Ordinal)) token = word;
        }

        _ = process.StandardOutput.ReadToEndAsync();
        return new HubProcess(process, address, token);
    }

    /// <summary>The options of the command that say where a hub keeps its things.</summary>
    internal static IEnumerable<string> ArgumentsOf(HubOptions options)
    {
        yield return "--data";
        yield return options.DataFolder;
        foreach (var (name, value) in new[] { ("--database", options.Database), ("--blobs", options.Blobs) })
        {
            if (value is null) continue;
            yield return name;
            yield return value;
        }
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
