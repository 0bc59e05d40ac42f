namespace Linnet.Data;

/// <summary>Rows of TSV and CSV files. The columns are those of this file's own header, wherever the format was sniffed.</summary>
internal sealed class TableRowReader : RowReader
{
    private readonly QuotedRecords? _quoted;
    private ColumnMap? _map;

    internal TableRowReader(string path, DataFileFormat format)
        : base(path, format)
    {
        if (format.Quoted) _quoted = new QuotedRecords(path, format, Lines);
    }

    internal override void ReadHeader()
    {
        var columns = Format.Columns;
        if (Format.HasHeader)
        {
            if (Fields() is not { } header) return;
            columns = ColumnNames.FromHeader(header);
        }

        _map = new ColumnMap(FilePath, Format, columns);
    }

    internal override TextRow? Next() =>
        _map is not null && Fields() is { } fields ? _map.Map(fields, Line) : null;

    protected override void Dispose(bool disposing)
    {
        if (disposing) _quoted?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The next line that is not blank; delimiters alone are a row of empty cells.</summary>
    private string? NextRecordLine()
    {
        while (Lines.Read() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line) && !line.Contains(Format.Delimiter)) continue;
            Line = Lines.Line;
            return line;
        }

        return null;
    }

    private string[]? Fields()
    {
        if (_quoted is null) return NextRecordLine()?.Split(Format.Delimiter);
        if (_quoted.Read() is not { } fields) return null;
        Line = _quoted.Line;
        return fields;
    }
}
