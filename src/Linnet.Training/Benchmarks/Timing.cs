using System.Diagnostics;

namespace Linnet.Training.Benchmarks;

/// <summary>How long one call takes: the median over many, after a warm-up.</summary>
/// <param name="MedianMilliseconds">Half of the calls were faster.</param>
/// <param name="BestMilliseconds">The fastest call.</param>
/// <param name="Calls">Number of measured calls.</param>
public readonly record struct Timing(double MedianMilliseconds, double BestMilliseconds, int Calls)
{
    /// <summary>Calls of the median's duration in a second.</summary>
    public double PerSecond => 1000 / MedianMilliseconds;

    /// <summary>Measures an action.</summary>
    /// <param name="action">The work of one call.</param>
    /// <param name="seconds">Measured time at least, more than 0.</param>
    /// <param name="warmSeconds">Time of the warm-up at least, in which the run-time compiler finds the hot code.</param>
    /// <param name="leastCalls">Measured calls at least.</param>
    public static Timing Measure(Action action, double seconds, double warmSeconds = 2, int leastCalls = 10)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(leastCalls, 1);
        const int LeastWarmCalls = 3;
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < LeastWarmCalls || clock.Elapsed.TotalSeconds < warmSeconds; i++) action();
        var times = new List<double>();
        clock.Restart();
        while (times.Count < leastCalls || clock.Elapsed.TotalSeconds < seconds)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new Timing(Median(times), times.Min(), times.Count);
    }

    /// <summary>The middle of some numbers; the mean of the two in the middle where their count is even.</summary>
    /// <param name="values">At least one.</param>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length, nameof(values));
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
