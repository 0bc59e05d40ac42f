using System.Diagnostics;
using System.Text.Json;

namespace Linnet.Benchmarks.Compare;

/// <summary>Measures this side in a process of its own, as each peer has one.</summary>
internal static class OurSide
{
    internal static List<Figure> Measure(Work work, PeerTools tools)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(OurSide).Assembly.Location);
        foreach (var argument in work.Ours(tools)) start.ArgumentList.Add(argument);
        start.Environment["LINNET_NUM_THREADS"] = work.Threads;
        start.Environment["LINNET_SHARED"] = tools.Shared;
        return [.. PeerTools.Run(start).Select(Read)];
    }

    private static Figure Read(JsonElement line) => new(
        PeerTools.Text(line, "key"), PeerTools.Number(line, "value"), "Linnet", PeerTools.Number(line, "other_cores"),
        line.TryGetProperty("accuracy", out var accuracy) ? accuracy.GetDouble() : null);
}
