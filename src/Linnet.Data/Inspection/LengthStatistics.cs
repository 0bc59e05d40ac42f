namespace Linnet.Data;

/// <summary>Distribution of a length over rows.</summary>
/// <param name="Minimum">Shortest.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Maximum">Longest.</param>
/// <param name="Percentiles">Length below which 5, 25, 50, 75, 95 and 99 % of the rows lie (nearest rank), by percentage.</param>
public sealed record LengthStatistics(int Minimum, double Mean, int Maximum, IReadOnlyDictionary<int, int> Percentiles)
{
    private static readonly int[] Percentages = [5, 25, 50, 75, 95, 99];

    /// <summary>Computes the statistics.</summary>
    /// <param name="lengths">In any order; none gives zeros.</param>
    public static LengthStatistics Of(IReadOnlyList<int> lengths)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        int[] sorted = [.. lengths];
        Array.Sort(sorted);
        int At(int percentage) => sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(percentage / 100.0 * sorted.Length) - 1)];
        return new LengthStatistics(
            sorted.Length == 0 ? 0 : sorted[0],
            sorted.Length == 0 ? 0 : sorted.Average(length => (double)length),
            sorted.Length == 0 ? 0 : sorted[^1],
            Percentages.ToDictionary(percentage => percentage, At));
    }

    /// <summary>
    /// Lengths that stand out: beyond three times the interquartile range on a logarithmic scale (Tukey's far-out fences),
    /// since text lengths are spread by ratios, not by differences.
    /// </summary>
    /// <returns>Shortest and longest length that do not stand out.</returns>
    public (int Shortest, int Longest) Fences()
    {
        var low = Math.Log(1 + Percentiles[25]);
        var high = Math.Log(1 + Percentiles[75]);

        // Where half of the rows have nearly the same length, half a unit keeps its neighbours inside.
        var reach = 3 * Math.Max(high - low, 0.5);
        return ((int)Math.Ceiling(Math.Exp(low - reach) - 1), (int)Math.Min(int.MaxValue, Math.Floor(Math.Exp(high + reach) - 1)));
    }
}
