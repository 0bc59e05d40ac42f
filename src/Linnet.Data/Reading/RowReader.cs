namespace Linnet.Data;

/// <summary>Yields the rows of one open file in order. After an error the next call goes on with the row after it.</summary>
internal abstract class RowReader(string path, DataFileFormat format, DataFilePosition start) : IDisposable
{
    /// <summary>The file as the user named it.</summary>
    protected string FilePath { get; } = path;

    /// <summary>How it is read.</summary>
    protected DataFileFormat Format { get; } = format;

    /// <summary>The physical lines below the rows.</summary>
    protected LineReader Lines { get; } = new(path, format, start.Offset, start.Line);

    /// <summary>Where the row that was read last starts.</summary>
    internal DataFilePosition Position { get; private protected set; }

    /// <summary>The format with what only this file could tell: the columns of its own header.</summary>
    internal virtual DataFileFormat ActualFormat => Format;

    /// <summary>Opens the reader for a format; past the start of the file no header is expected.</summary>
    internal static RowReader Open(string path, DataFileFormat format, DataFilePosition start) => format.Kind switch
    {
        DataFileKind.Tsv or DataFileKind.Csv => new TableRowReader(path, format, start),
        DataFileKind.JsonLines => new JsonRowReader(path, format, start),
        DataFileKind.Conll => new ConllRowReader(path, format, start),
        DataFileKind.FastText => new FastTextRowReader(path, format, start),
        _ => new PlainTextRowReader(path, format, start),
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

    /// <summary>The next line that is not blank, with <see cref="Position"/> set to it, or null at the end.</summary>
    protected string? NextLine()
    {
        while (Lines.Read() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            Position = new DataFilePosition(Lines.Offset, Lines.Line);
            return line;
        }

        return null;
    }
}
