namespace Linnet.Data;

/// <summary>One unlabelled text a line.</summary>
internal sealed class PlainTextRowReader(string path, DataFileFormat format, DataFilePosition start) : RowReader(path, format, start)
{
    internal override TextRow? Next() => NextLine() is { } line ? new TextRow(line, null, [], Position.Line) : null;
}
