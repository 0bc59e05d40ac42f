namespace Linnet.Data;

/// <summary>
/// Where blocks of rows start in a file: made in one pass, a few bytes a block, it lets a file that is larger than memory be
/// read in random order. The pass reads every row, so whatever is wrong with the file is reported before training begins.
/// </summary>
public sealed class DataFileIndex
{
    private readonly List<Block> _blocks;
    private readonly long _length;

    private DataFileIndex(string path, DataFileFormat format, List<Block> blocks)
    {
        FilePath = path;
        Format = format;
        _blocks = blocks;
        _length = new FileInfo(path).Length;
        RowCount = blocks.Sum(block => (long)block.Rows);
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>How it is read.</summary>
    public DataFileFormat Format { get; }

    /// <summary>Number of rows in the file.</summary>
    public long RowCount { get; }

    /// <summary>Number of blocks.</summary>
    public int BlockCount => _blocks.Count;

    /// <summary>Reads the file once and notes where its blocks start.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">How to read it.</param>
    /// <param name="visit">Sees every row, for example to count labels.</param>
    /// <param name="blockBytes">Size of a block, at least; a block is what is read at once.</param>
    /// <exception cref="DataFormatException">As <see cref="DataFile.Read"/>.</exception>
    public static DataFileIndex Build(string path, DataFileFormat format, Action<TextRow>? visit = null, int blockBytes = 1 << 18)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockBytes, 1);
        var blocks = new List<Block>();
        using var reader = RowReader.Open(path, format, DataFilePosition.Start);
        reader.ReadHeader();
        var last = default(DataFilePosition);
        while (reader.Next() is { } row)
        {
            visit?.Invoke(row);
            var at = reader.Position;
            if (blocks.Count == 0 || (at.Offset - blocks[^1].Start.Offset >= blockBytes && at != last)) blocks.Add(new Block(at, 0));
            blocks[^1] = blocks[^1] with { Rows = blocks[^1].Rows + 1 };
            last = at;
        }

        if (blocks.Count == 0) throw RowSource.NoRows(path, format);
        return new DataFileIndex(path, reader.ActualFormat, blocks);
    }

    /// <summary>Number of rows in a block.</summary>
    internal int RowsIn(int block) => _blocks[block].Rows;

    /// <summary>Appends the rows of a block.</summary>
    internal void ReadBlock(int block, List<TextRow> rows)
    {
        if (new FileInfo(FilePath).Length != _length)
            throw new DataFormatException(FilePath, null, "the file changed while it was in use; start again with the new file.");
        using var reader = RowReader.Open(FilePath, Format, _blocks[block].Start);
        reader.ReadHeader();
        for (var i = 0; i < _blocks[block].Rows && reader.Next() is { } row; i++) rows.Add(row);
    }

    private readonly record struct Block(DataFilePosition Start, int Rows);
}
