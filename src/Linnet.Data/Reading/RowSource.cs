namespace Linnet.Data;

/// <summary>Reading on after a bad row, and the error for a file without rows: shared by all who pull rows.</summary>
internal static class RowSource
{
    /// <summary>The next good row; bad rows go to <paramref name="onBadRow"/>, or are thrown where it is null.</summary>
    internal static TextRow? Next(RowReader reader, Action<DataFormatException>? onBadRow)
    {
        while (true)
        {
            try
            {
                return reader.Next();
            }
            catch (DataFormatException error) when (onBadRow is not null)
            {
                onBadRow(error);
            }
        }
    }

    internal static DataFormatException NoRows(string path, DataFileFormat format) => new(
        path,
        null,
        format.HasHeader
            ? $"has a header ({string.Join(", ", format.Columns)}) but no rows; add rows of text."
            : "has no rows; expected rows of text.");
}
