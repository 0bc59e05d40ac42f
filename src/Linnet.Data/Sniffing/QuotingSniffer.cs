namespace Linnet.Data;

/// <summary>
/// Whether <c>"</c> quotes fields or is an ordinary character. A comma-separated file is taken to be quoted unless that fits
/// badly. In a tab-separated file quotation marks are mostly just text, so there must be evidence that a program wrote them
/// as quoting: fields that need it, or a whole column of quoted fields.
/// </summary>
internal static class QuotingSniffer
{
    internal static bool IsQuoted(FileSample sample, char delimiter, IReadOnlyList<string[]> plain, IReadOnlyList<string[]>? quoted)
    {
        if (!sample.Text.Contains('"')) return delimiter != '\t';
        if (quoted is null) return false;
        var plainFit = FieldConsistency.Of(plain);
        var quotedFit = FieldConsistency.Of(quoted);
        if (quotedFit.Score != plainFit.Score) return quotedFit.Score > plainFit.Score;
        return delimiter != '\t' || WrittenByMinimalQuoter(plain) || HasWhollyQuotedColumn(plain, plainFit.Columns);
    }

    /// <summary>A program that quotes where needed leaves no mark outside quoted fields, and doubles those inside.</summary>
    private static bool WrittenByMinimalQuoter(IReadOnlyList<string[]> records)
    {
        var needed = false;
        foreach (var field in records.SelectMany(record => record))
        {
            if (!field.Contains('"')) continue;
            if (!IsWellQuoted(field)) return false;
            needed |= field.Length > 2 && field.IndexOf('"', 1) < field.Length - 1;
        }

        return needed;
    }

    private static bool HasWhollyQuotedColumn(IReadOnlyList<string[]> records, int columns)
    {
        var rows = records.Skip(1).Where(record => record.Length == columns).ToList();
        return rows.Count > 1 && Enumerable.Range(0, columns).Any(column => rows.All(row => IsWellQuoted(row[column])));
    }

    private static bool IsWellQuoted(string field)
    {
        if (field.Length < 2 || field[0] != '"' || field[^1] != '"') return false;
        var inner = field.AsSpan(1, field.Length - 2);
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] != '"') continue;
            if (++i == inner.Length || inner[i] != '"') return false;
        }

        return true;
    }
}
