namespace Linnet.Evaluation;

/// <summary>Area under the ROC curve: the chance that a positive row scores higher than a negative one, ties counting half.</summary>
public static class RocAuc
{
    /// <summary>The area, 0 to 1; not a number where all rows are positive or none is.</summary>
    /// <param name="scores">Any score that is higher for more likely positive rows.</param>
    /// <param name="positive">Whether each row is positive.</param>
    public static double Binary(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        var sorted = scores.ToArray();
        var flags = positive.ToArray();
        Array.Sort(sorted, flags);
        long positives = 0;
        double rankSum = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start]) end++;
            var hits = flags.AsSpan(start, end - start).Count(true);
            positives += hits;

            // Ranks start + 1 … end, of which tied rows all get the mean.
            rankSum += hits * ((start + 1 + end) / 2.0);
            start = end;
        }

        var negatives = sorted.Length - positives;
        if (positives == 0 || negatives == 0) return double.NaN;
        return (rankSum - (positives * (positives + 1) / 2.0)) / ((double)positives * negatives);
    }
}
