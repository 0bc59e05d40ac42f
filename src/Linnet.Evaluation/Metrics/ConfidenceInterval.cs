using Linnet.Numerics;

namespace Linnet.Evaluation;

/// <summary>A range in which the metric would mostly lie on other samples of the same size.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Level">Share of resamples inside, such as 0.95.</param>
public readonly record struct ConfidenceInterval(double Low, double High, double Level)
{
    /// <summary>Percentile bootstrap (Efron 1979) over rows.</summary>
    /// <param name="rows">Number of rows to draw from, with replacement.</param>
    /// <param name="metric">The metric of a resample, given the indices of its rows.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <param name="resamples">At least 10; 1000 is usual.</param>
    /// <param name="seed">Same seed, same interval.</param>
    public static ConfidenceInterval Bootstrap(int rows, Func<int[], double> metric, double level = 0.95, int resamples = 1000, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 10);
        if (level is not (> 0 and < 1)) throw new ConfigurationException($"The confidence level is {level}; it must lie between 0 and 1, such as 0.95.");
        ArgumentNullException.ThrowIfNull(metric);
        var random = new SeededRandom(seed);
        var drawn = new int[rows];
        var values = new double[resamples];
        for (var sample = 0; sample < resamples; sample++)
        {
            for (var i = 0; i < rows; i++) drawn[i] = random.Next(rows);
            values[sample] = metric(drawn);
        }

        Array.Sort(values);
        var tail = (1 - level) / 2;
        return new ConfidenceInterval(Percentile(values, tail), Percentile(values, 1 - tail), level);
    }

    /// <summary>Linear interpolation between the two nearest order statistics.</summary>
    private static double Percentile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
