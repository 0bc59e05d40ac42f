namespace Linnet.Data;

/// <summary>The cells of a row in the order of a table's columns.</summary>
internal static class TableCells
{
    internal static string Cell(TextRow row, string column, DataFileFormat format)
    {
        if (column == format.TextColumn) return row.Text;
        if (column == format.PairColumn) return row.Pair ?? "";
        if (column == format.LabelColumn) return string.Join(format.LabelSeparator ?? "|", row.Labels);
        if (column == format.GroupColumn) return row.Group ?? "";
        return row.Extra is not null && row.Extra.TryGetValue(column, out var value) ? value : "";
    }

    /// <summary>Columns that play no part but are carried along.</summary>
    internal static IEnumerable<string> ExtraColumns(this DataFileFormat format) => format.Columns.Where(column =>
        column != format.TextColumn && column != format.PairColumn && column != format.LabelColumn && column != format.GroupColumn && column != format.TagColumn);
}
