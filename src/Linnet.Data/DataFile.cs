namespace Linnet.Data;

/// <summary>
/// Opens data files: finds out how a file is written (<see cref="Sniff"/>), and streams its rows (<see cref="Read"/>), one at
/// a time, so that a file may be larger than memory.
/// </summary>
/// <example>
/// <code>
/// var format = DataFile.Sniff("train.tsv");
/// foreach (var line in format.Describe()) Console.WriteLine(line);
/// foreach (var row in DataFile.Read("train.tsv", format)) Console.WriteLine($"{row.Label}: {row.Text}");
/// </code>
/// </example>
public static class DataFile
{
    /// <summary>Finds out from the first part of a file how it is to be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says about it; the rest is sniffed.</param>
    /// <exception cref="DataFormatException">Missing or empty file, or a column that is not there.</exception>
    public static DataFileFormat Sniff(string path, DataFileOptions? options = null) =>
        FormatSniffer.Sniff(path, options ?? new DataFileOptions());

    /// <summary>Streams the rows of a file in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">How to read it; where the file has a header, columns are found by name in this file's own header.</param>
    /// <param name="onBadRow">
    /// Receives a row that cannot be read (ragged, too long, wrongly encoded) and lets reading go on after it; without it the
    /// first such row is thrown.
    /// </param>
    /// <exception cref="DataFormatException">Missing file, no rows at all, a missing column, or a bad row: names file and line.</exception>
    public static IEnumerable<TextRow> Read(string path, DataFileFormat format, Action<DataFormatException>? onBadRow = null)
    {
        ArgumentNullException.ThrowIfNull(format);
        using var reader = RowReader.Open(path, format);
        reader.ReadHeader();
        var any = false;
        while (RowSource.Next(reader, onBadRow) is { } row)
        {
            any = true;
            yield return row;
        }

        if (!any && onBadRow is null) throw RowSource.NoRows(path, format);
    }

    /// <summary>Reads all rows of a file into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">How to read it.</param>
    public static IReadOnlyList<TextRow> ReadAll(string path, DataFileFormat format) => [.. Read(path, format)];
}
