namespace Linnet.Data;

/// <summary>Tables without quoting: delimiters and line ends inside a cell become spaces.</summary>
internal sealed class DelimitedRowWriter(TextWriter text, DataFileFormat format) : RowWriter(text, format)
{
    internal override void WriteHeader()
    {
        if (Format.HasHeader) WriteLine(Format.Columns);
    }

    internal override void Write(TextRow row)
    {
        if (WriteLine(Format.Columns.Select(column => TableCells.Cell(row, column, Format)))) Altered++;
    }

    private bool WriteLine(IEnumerable<string> cells)
    {
        var altered = false;
        var first = true;
        foreach (var cell in cells)
        {
            if (!first) Text.Write(Format.Delimiter);
            Text.Write(OneLine(cell, Format.Delimiter, ref altered));
            first = false;
        }

        Text.Write('\n');
        return altered;
    }
}
