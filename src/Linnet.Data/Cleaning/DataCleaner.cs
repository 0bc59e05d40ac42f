namespace Linnet.Data;

/// <summary>
/// Writes a new file without the rows that the options say to leave out, and reports each of them. Reads the file twice: once
/// to learn what repeats, conflicts and stands out, once to write; so texts are never all in memory.
/// </summary>
public static class DataCleaner
{
    /// <summary>Cleans a file.</summary>
    /// <param name="source">The file to clean; it is not changed unless it is also the target.</param>
    /// <param name="format">How to read it.</param>
    /// <param name="target">The file to write, whole or not at all.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="targetFormat">How to write; null for the format of the source.</param>
    /// <exception cref="DataFormatException">A row that the options say to fail on, or nothing left to write.</exception>
    public static CleaningReport Clean(
        string source, DataFileFormat format, string target, DataCleaningOptions? options = null, DataFileFormat? targetFormat = null)
    {
        ArgumentNullException.ThrowIfNull(format);
        options ??= new DataCleaningOptions();
        options.Thresholds.Validate();
        var facts = new CleaningFacts();
        foreach (var row in Rows(source, format, options, null)) facts.Add(row);

        var pass = new CleaningPass(source, options, facts, expectsLabels: format.LabelColumn is not null || format.Kind == DataFileKind.FastText);
        var written = DataFileWriter.Write(
            target, pass.Filter(Rows(source, format, options, pass)), targetFormat ?? DataFileWriter.FormatFor(format.Kind, format));
        return new CleaningReport(pass.Read, written.Rows, pass.Changed, pass.Dropped);
    }

    /// <summary>The rows with their texts cleaned; what cannot be read goes to the pass, or is passed over where there is none yet.</summary>
    private static IEnumerable<TextRow> Rows(string path, DataFileFormat format, DataCleaningOptions options, CleaningPass? pass)
    {
        Action<DataFormatException>? onBadRow = options.UnreadableRows == RowPolicy.Fail ? null : error => pass?.DropUnreadable(error);
        foreach (var row in DataFile.Read(path, format, onBadRow))
        {
            // Tokens must go on fitting their tags, so tokenised rows are left as they are.
            if (options.TextCleaner is not { } cleaner || row.Tokens is not null)
            {
                yield return row;
                continue;
            }

            var clean = row.CleanedBy(cleaner);
            if (pass is not null && (clean.Text != row.Text || clean.Pair != row.Pair)) pass.NoteChanged(row.Line);
            yield return clean;
        }
    }
}
