using CsvHelper;

namespace Linnet.Data;

/// <summary>Tables with RFC 4180 quoting, which can hold any text.</summary>
internal sealed class QuotedRowWriter : RowWriter
{
    private readonly CsvWriter _writer;

    internal QuotedRowWriter(TextWriter text, DataFileFormat format)
        : base(text, format) =>
        _writer = CsvWriter.Create(text, new CsvWriterOptions { Separator = format.Delimiter, NewLine = "\n" }, leaveOpen: true);

    internal override void WriteHeader()
    {
        if (Format.HasHeader) WriteRecord(Format.Columns);
    }

    internal override void Write(TextRow row) => WriteRecord(Format.Columns.Select(column => TableCells.Cell(row, column, Format)));

    internal override void Flush()
    {
        _writer.Flush();
        base.Flush();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _writer.Dispose();
        base.Dispose(disposing);
    }

    private void WriteRecord(IEnumerable<string> cells)
    {
        foreach (var cell in cells) _writer.WriteField(cell);
        _writer.EndRecord();
    }
}
