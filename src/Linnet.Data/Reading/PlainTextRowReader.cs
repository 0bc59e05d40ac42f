namespace Linnet.Data;

/// <summary>One unlabelled text a line.</summary>
internal sealed class PlainTextRowReader(string path, DataFileFormat format) : RowReader(path, format)
{
    internal override TextRow? Next() => NextLine() is { } line ? new TextRow(line, null, [], Line) : null;
}
