namespace Linnet.Data;

/// <summary>Tells text columns from label columns by their cells where names do not help.</summary>
internal static class ColumnShape
{
    private const double LongestMeanLabel = 40;
    private const int TooFewRowsToCount = 20;

    /// <summary>The open column with the longest cells on average, or -1 where none is open.</summary>
    internal static int LikeText(IReadOnlyList<string[]> rows, bool[] open)
    {
        var best = -1;
        var longest = -1.0;
        for (var column = open.Length - 1; column >= 0; column--)
        {
            var length = open[column] ? MeanLength(rows, column) : double.NegativeInfinity;
            if (length <= longest) continue;
            (best, longest) = (column, length);
        }

        return best;
    }

    /// <summary>The open column with short cells that repeat most, or -1.</summary>
    internal static int LikeLabel(IReadOnlyList<string[]> rows, bool[] open)
    {
        var best = -1;
        var fewest = double.PositiveInfinity;
        for (var column = 0; column < open.Length; column++)
        {
            if (!open[column] || rows.Count == 0 || MeanLength(rows, column) > LongestMeanLabel) continue;
            var distinct = (double)rows.Select(row => row[column]).Distinct(StringComparer.Ordinal).Count() / rows.Count;
            if (distinct >= fewest || (distinct > 0.5 && rows.Count >= TooFewRowsToCount)) continue;
            (best, fewest) = (column, distinct);
        }

        return best;
    }

    private static double MeanLength(IReadOnlyList<string[]> rows, int column) =>
        rows.Count == 0 ? 0 : rows.Average(row => (double)row[column].Length);
}
