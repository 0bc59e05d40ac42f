namespace Linnet.Data;

/// <summary>Whether label cells hold several labels, and what stands between them.</summary>
internal static class LabelSeparatorSniffer
{
    private static readonly char[] Candidates = ['|', ';', ','];

    internal static string? Sniff(string? column, IReadOnlyList<string> cells, DataFileOptions options)
    {
        if (options.LabelSeparator is { } given) return given.Length == 0 ? null : given;
        if (column is null) return null;
        foreach (var candidate in Candidates)
            if (Fits(candidate, cells)) return candidate.ToString();
        return null;
    }

    /// <summary>Cut up, the cells are made of fewer labels than there are different cells, and some labels also stand alone.</summary>
    private static bool Fits(char separator, IReadOnlyList<string> cells)
    {
        var whole = cells.Select(cell => cell.Trim()).Where(cell => cell.Length > 0).ToHashSet(StringComparer.Ordinal);
        var combined = whole.Where(cell => cell.Contains(separator)).ToList();
        if (combined.Count < 2) return false;
        var parts = whole.SelectMany(cell => ColumnMap.Labels(cell, separator.ToString())).ToHashSet(StringComparer.Ordinal);
        return parts.Count < whole.Count && combined.Any(cell => ColumnMap.Labels(cell, separator.ToString()).Any(whole.Contains));
    }
}
