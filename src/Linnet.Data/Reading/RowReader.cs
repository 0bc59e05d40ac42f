namespace Linnet.Data;

/// <summary>Yields the rows of one open file in order. After an error the next call goes on with the row after it.</summary>
internal abstract class RowReader(string path, DataFileFormat format) : IDisposable
{
    /// <summary>The file as the user named it.</summary>
    protected string FilePath { get; } = path;

    /// <summary>How it is read.</summary>
    protected DataFileFormat Format { get; } = format;

    /// <summary>The physical lines below the rows.</summary>
    protected LineReader Lines { get; } = new(path, format);

    /// <summary>The 1-based physical line on which the row that was read last starts.</summary>
    protected long Line { get; set; }

    /// <summary>Opens the reader for a format.</summary>
    internal static RowReader Open(string path, DataFileFormat format) => format.Kind switch
    {
        DataFileKind.Tsv or DataFileKind.Csv => new TableRowReader(path, format),
        DataFileKind.JsonLines => new JsonRowReader(path, format),
        DataFileKind.Conll => new ConllRowReader(path, format),
        DataFileKind.FastText => new FastTextRowReader(path, format),
        _ => new PlainTextRowReader(path, format),
    };

    /// <summary>Reads what stands before the first row, such as the header; called once, and its errors are never passed over.</summary>
    internal virtual void ReadHeader()
    {
    }

    /// <summary>The next row, or null at the end.</summary>
    internal abstract TextRow? Next();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Lines.Dispose();
    }

    /// <summary>The next line that is not blank, with <see cref="Line"/> set to it, or null at the end.</summary>
    protected string? NextLine()
    {
        while (Lines.Read() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            Line = Lines.Line;
            return line;
        }

        return null;
    }
}
