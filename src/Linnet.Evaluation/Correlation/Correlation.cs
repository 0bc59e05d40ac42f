namespace Linnet.Evaluation;

/// <summary>How far two lists of numbers rise and fall together, −1 to 1.</summary>
public static class Correlation
{
    /// <summary>Pearson's r: covariance over the product of the standard deviations. Not a number where a list is constant or has
    /// fewer than two values.</summary>
    /// <param name="left">Numbers.</param>
    /// <param name="right">As many numbers.</param>
    /// <exception cref="ShapeException">The lists differ in length.</exception>
    public static double Pearson(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        CheckLengths(left, right);
        var (meanLeft, meanRight) = (Mean(left), Mean(right));
        double both = 0, squaresLeft = 0, squaresRight = 0;
        for (var i = 0; i < left.Length; i++)
        {
            var (x, y) = (left[i] - meanLeft, right[i] - meanRight);
            both += x * y;
            squaresLeft += x * x;
            squaresRight += y * y;
        }

        var scale = Math.Sqrt(squaresLeft) * Math.Sqrt(squaresRight);
        return scale > 0 ? Math.Clamp(both / scale, -1, 1) : double.NaN;
    }

    /// <summary>Spearman's ρ (Spearman 1904): Pearson's r of the ranks, equal values all having the mean of theirs.</summary>
    /// <param name="left">Numbers.</param>
    /// <param name="right">As many numbers.</param>
    /// <exception cref="ShapeException">The lists differ in length.</exception>
    public static double Spearman(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        CheckLengths(left, right);
        return Pearson(Ranks(left), Ranks(right));
    }

    /// <summary>Ranks from 1; equal values share the mean of the ranks that they take up.</summary>
    internal static double[] Ranks(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var positions = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, positions);
        var ranks = new double[sorted.Length];
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end].Equals(sorted[start])) end++;
            foreach (var position in positions.AsSpan(start, end - start)) ranks[position] = (start + 1 + end) / 2.0;
            start = end;
        }

        return ranks;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }

    private static void CheckLengths(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
            throw new ShapeException($"Correlation needs two lists of one length; these have {left.Length} and {right.Length} values.");
    }
}
