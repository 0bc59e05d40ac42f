using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Linnet.Benchmarks.Compare;

/// <summary>Runs both sides of each work in turn, peer and ours, for several rounds, and compares the medians.</summary>
internal static class Comparison
{
    private const double Spoilt = 0.1;

    internal sealed record Row(string Key, string Unit, double Ours, double Peer, string PeerName, double Ratio, double? Bar, double? OurAccuracy, double? PeerAccuracy, bool WasNoisy)
    {
        /// <summary>Equal or better accuracy is part of the bar where there is one; two tenths of a point are rounding and seeds.</summary>
        internal bool? IsMet => Bar is null ? null : Ratio >= Bar && (OurAccuracy is null || OurAccuracy >= PeerAccuracy - 0.002);
    }

    internal static IEnumerable<Row> Run(PeerTools tools, IEnumerable<Work> works, int rounds)
    {
        foreach (var work in works)
        {
            var ours = new List<Figure>();
            var peers = new List<Figure>();
            for (var round = 1; round <= rounds; round++)
            {
                Console.Error.WriteLine($"{work.Name}: round {round} of {rounds}");
                peers.AddRange(work.Peers(tools));
                ours.AddRange(Measure(work.Ours, tools));
            }

            foreach (var row in Rows(work, ours, peers)) yield return row;
        }
    }

    private static IEnumerable<Row> Rows(Work work, List<Figure> ours, List<Figure> peers)
    {
        foreach (var key in ours.Select(figure => figure.Key).Distinct())
        {
            var mine = Median(ours.Where(figure => figure.Key == key));
            var settings = peers.Where(figure => figure.Key == key).GroupBy(figure => figure.Source)
                .Select(group => (Name: group.Key, Value: Median(group), Accuracy: group.Average(figure => figure.Accuracy), Noisy: group.Any(figure => figure.OtherCores > Spoilt)))
                .ToList();
            if (settings.Count == 0) continue;
            var best = work.LowerIsBetter ? settings.MinBy(setting => setting.Value) : settings.MaxBy(setting => setting.Value);
            yield return new Row(
                key, work.Unit, mine, best.Value, best.Name, work.LowerIsBetter ? best.Value / mine : mine / best.Value, work.Bar(key),
                ours.Where(figure => figure.Key == key).Average(figure => figure.Accuracy), best.Accuracy, best.Noisy);
        }
    }

    private static double Median(IEnumerable<Figure> figures)
    {
        var sorted = figures.Select(figure => figure.Value).Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Measures this side in a process of its own, as each peer has one.</summary>
    private static List<Figure> Measure(string[] arguments, PeerTools tools)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(Comparison).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["LINNET_NUM_THREADS"] = PeerTools.Threads;
        start.Environment["LINNET_SHARED"] = tools.Shared;
        using var process = Process.Start(start)!;
        var figures = new List<Figure>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (!line.StartsWith('{')) continue;
            var json = JsonDocument.Parse(line).RootElement;
            figures.Add(new Figure(
                PeerTools.Text(json, "key"), PeerTools.Number(json, "value"), "Linnet",
                Accuracy: json.TryGetProperty("accuracy", out var accuracy) ? accuracy.GetDouble() : null));
        }

        process.WaitForExit();
        return process.ExitCode == 0 ? figures : throw new LinnetException($"measuring {string.Join(' ', arguments)} failed with exit code {process.ExitCode}.");
    }

    internal static string ToText(IReadOnlyList<Row> rows)
    {
        var lines = new List<string[]> { new[] { "work", "ours", "peer", "unit", "ratio", "bar", "", "peer's best" } };
        lines.AddRange(rows.Select(row => new[]
        {
            row.Key, Number(row.Ours), Number(row.Peer), row.Unit, row.Ratio.ToString("F2", CultureInfo.InvariantCulture),
            row.Bar?.ToString("F2", CultureInfo.InvariantCulture) ?? "-",
            row.IsMet switch { true => "met", false => "MISSED", null => "" },
            row.PeerName + (row.OurAccuracy is { } accuracy ? string.Create(CultureInfo.InvariantCulture, $" (accuracy {accuracy:F4} against {row.PeerAccuracy:F4})") : "")
                + (row.WasNoisy ? " (noisy: another process was busy)" : ""),
        }));
        var widths = Enumerable.Range(0, 7).Select(column => lines.Max(line => line[column].Length)).ToArray();
        return string.Join('\n', lines.Select(line => string.Join("  ", line.Select((cell, column) =>
            column is 0 or 7 ? (column == 0 ? cell.PadRight(widths[0]) : cell) : cell.PadLeft(widths[column]))).TrimEnd()));
    }

    internal static string ToJson(Row row)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("work", row.Key);
            writer.WriteNumber("ours", row.Ours);
            writer.WriteNumber("peer", row.Peer);
            writer.WriteString("peer_name", row.PeerName);
            writer.WriteString("unit", row.Unit);
            writer.WriteNumber("ratio", row.Ratio);
            if (row.Bar is { } bar) writer.WriteNumber("bar", bar);
            if (row.IsMet is { } met) writer.WriteBoolean("met", met);
            if (row.OurAccuracy is { } accuracy) writer.WriteNumber("accuracy", accuracy);
            if (row.PeerAccuracy is { } peerAccuracy) writer.WriteNumber("peer_accuracy", peerAccuracy);
            writer.WriteBoolean("noisy", row.WasNoisy);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Number(double value) => value switch
    {
        >= 100_000 => (value / 1e6).ToString("F2", CultureInfo.InvariantCulture) + " M",
        >= 100 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.ToString("F4", CultureInfo.InvariantCulture),
    };
}
