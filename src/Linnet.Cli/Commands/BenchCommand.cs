using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Linnet.Threading;
using Linnet.Training.Benchmarks;

namespace Linnet.Cli.Commands;

/// <summary>`linnet bench`: this machine's throughput for the standard shapes.</summary>
internal static class BenchCommand
{
    internal static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object a figure, for machines." };
        var seconds = new Option<double>("--seconds") { Description = "Measured time of each figure; the warm-up before it takes as long.", DefaultValueFactory = _ => 1 };
        var command = new Command("bench", "This machine's throughput for the standard models, matrix products and tokenisers. Example: linnet bench --seconds 0.5") { json, seconds };
        command.SetAction(result => Run(result.GetValue(seconds), result.GetValue(json)));
        return command;
    }

    private static int Run(double seconds, bool asJson)
    {
        if (seconds is not (> 0 and <= 3600)) throw new ConfigurationException(string.Create(CultureInfo.InvariantCulture, $"--seconds is {seconds}; use a number above 0, up to 3600."));
        if (!asJson)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{WorkerPool.ThreadCount} threads, medians over at least {seconds} s each; float32"));
            Console.WriteLine();
            Console.WriteLine($"{"work",-9} {"shape",-28} {"ms",10}   throughput");
        }

        foreach (var figure in new MachineBenchmark(seconds).Run()) Console.WriteLine(asJson ? Json(figure) : Line(figure));
        return 0;
    }

    private static string Line(BenchmarkFigure figure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{figure.Kind,-9} {figure.Name,-28} {figure.Milliseconds,10:F3}   {figure.Rate.ToString(figure.Rate < 10_000 ? "F1" : "N0", CultureInfo.InvariantCulture)} {figure.Unit}");

    private static string Json(BenchmarkFigure figure)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("work", figure.Kind);
            writer.WriteString("shape", figure.Name);
            writer.WriteNumber("median_ms", figure.Milliseconds);
            writer.WriteNumber("rate", figure.Rate);
            writer.WriteString("unit", figure.Unit);
            writer.WriteNumber("threads", WorkerPool.ThreadCount);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
