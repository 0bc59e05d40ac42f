using System.Globalization;

namespace Linnet.Data;

/// <summary>Whether the first record names the columns.</summary>
internal static class HeaderSniffer
{
    private const int LongestName = 40;

    internal static bool HasHeader(IReadOnlyList<string[]> records)
    {
        var first = records[0];
        if (first.Distinct(StringComparer.Ordinal).Count() < first.Length) return false;
        var known = first.Count(RoleNames.IsKnown);
        if (known == first.Length) return true;
        if (!first.All(LooksLikeName)) return false;
        return known > 0 ? !RepeatsBelow(records) : first.Length > 1 && records.Count > 2 && ReadsLikeHeader(records);
    }

    private static bool LooksLikeName(string cell) =>
        cell.Trim().Length is > 0 and <= LongestName
        && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        && cell.Count(char.IsWhiteSpace) <= 3;

    /// <summary>A value of the first record occurs again in its column, as labels do and names do not.</summary>
    private static bool RepeatsBelow(IReadOnlyList<string[]> records)
    {
        var first = records[0];
        for (var column = 0; column < first.Length; column++)
        {
            if (records.Skip(1).Any(record => column < record.Length && record[column] == first[column])) return true;
        }

        return false;
    }

    /// <summary>Unknown names: only where a column repeats its values below, but never the first, or is numeric below.</summary>
    private static bool ReadsLikeHeader(IReadOnlyList<string[]> records)
    {
        if (RepeatsBelow(records)) return false;
        var first = records[0];
        var rows = records.Skip(1).Where(record => record.Length == first.Length).ToList();
        if (rows.Count < 2) return false;
        for (var column = 0; column < first.Length; column++)
        {
            var distinct = rows.Select(row => row[column]).Distinct(StringComparer.Ordinal).Count();
            if (distinct * 3 <= rows.Count) return true;
            if (rows.All(row => double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out _))) return true;
        }

        return false;
    }
}
