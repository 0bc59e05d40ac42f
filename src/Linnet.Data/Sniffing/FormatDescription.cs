namespace Linnet.Data;

/// <summary>The lines that show a user how a file will be read.</summary>
internal static class FormatDescription
{
    internal static IReadOnlyList<string> Of(DataFileFormat format)
    {
        var lines = new List<string> { Line("kind", Kind(format)), Line("encoding", format.Encoding) };
        if (format.Kind is DataFileKind.Tsv or DataFileKind.Csv)
            lines.Add(Line("header", format.HasHeader ? "yes: " + string.Join(", ", format.Columns) : $"no; {format.Columns.Count} columns, numbered from 1"));
        else if (format.Columns.Count > 0)
            lines.Add(Line(format.Kind == DataFileKind.JsonLines ? "fields" : "columns", string.Join(", ", format.Columns)));
        Column(lines, "text", format.TextColumn, "");
        Column(lines, "pair", format.PairColumn, "");
        Column(lines, "label", format.LabelColumn, Labels(format));
        if (format.LabelColumn is null && format.Kind is DataFileKind.Tsv or DataFileKind.Csv or DataFileKind.JsonLines)
            lines.Add(Line("label", "none: rows are unlabelled"));
        Column(lines, "tags", format.TagColumn, ", one for each token");
        Column(lines, "group", format.GroupColumn, "");
        return lines;
    }

    private static string Kind(DataFileFormat format) => format.Kind switch
    {
        DataFileKind.Tsv or DataFileKind.Csv =>
            $"{(format.Kind == DataFileKind.Tsv ? "TSV" : "CSV")}, {Name(format.Delimiter)} between columns, "
            + (format.Quoted ? "fields may be quoted" : "no quoting: \" is an ordinary character"),
        DataFileKind.JsonLines => "JSON lines, one object a line",
        DataFileKind.Conll => $"CoNLL, {(format.Delimiter == ' ' ? "space" : Name(format.Delimiter))} between columns, a blank line between sentences",
        DataFileKind.FastText => "fastText, __label__ prefixes",
        _ => "plain text, one text a line, no labels",
    };

    private static string Name(char delimiter) => delimiter switch
    {
        '\t' => "tab",
        ',' => "comma",
        ';' => "semicolon",
        '|' => "bar",
        _ => $"'{delimiter}'",
    };

    private static string Labels(DataFileFormat format) => format switch
    {
        { Kind: DataFileKind.Conll } => ", one tag a token",
        { LabelSeparator: { } separator } => $", several labels separated by '{separator}'",
        { Kind: DataFileKind.JsonLines } => ", a string or an array of them",
        _ => ", one label a row",
    };

    private static void Column(List<string> lines, string role, string? column, string remark)
    {
        if (column is not null) lines.Add(Line(role, $"column '{column}'{remark}"));
    }

    private static string Line(string name, string value) => $"{name,-9}{value}";
}
