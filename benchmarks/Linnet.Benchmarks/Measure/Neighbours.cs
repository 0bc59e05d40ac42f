using System.Diagnostics;
using System.Globalization;

namespace Linnet.Benchmarks.Measure;

/// <summary>How many cores other processes keep busy from its creation on; 0 where the system has no <c>/proc/stat</c>.</summary>
internal sealed class Neighbours
{
    private const string Statistics = "/proc/stat";
    private const double TicksPerSecond = 100;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly double _others = OtherSeconds();

    /// <summary>Cores that others kept busy so far, on average.</summary>
    internal double Cores() => Math.Max(0, OtherSeconds() - _others) / Stopwatch.GetElapsedTime(_start).TotalSeconds;

    private static double OtherSeconds()
    {
        if (!File.Exists(Statistics)) return 0;
        var fields = File.ReadLines(Statistics).First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double Field(int number) => double.Parse(fields[number], CultureInfo.InvariantCulture);

        // user, nice, system, irq, softirq; idle and waiting are left out.
        var busy = (Field(1) + Field(2) + Field(3) + Field(6) + Field(7)) / TicksPerSecond;
        return busy - Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
    }
}
