using System.Runtime.InteropServices;

namespace Linnet.Training.Encoded;

/// <summary>
/// Tokenised rows in a temporary file, with a small index in memory: about twenty bytes a row, whatever the length of its text. So a
/// data set larger than memory trains, and one that fits is served from the operating system's page cache.
/// </summary>
public sealed class EncodedDataset : IDisposable
{
    private const int WriteBuffer = 1 << 16;

    private readonly FileStream _file;
    private readonly List<long> _starts = [];
    private readonly List<int> _lengths = [];
    private readonly List<int> _pairStarts = [];
    private readonly List<int> _labels = [];
    private readonly List<int> _labelEnds = [];
    private long _written;

    /// <summary>Creates an empty data set in a temporary file that disappears with it.</summary>
    /// <param name="folder">Where the file is made; created where missing.</param>
    public EncodedDataset(string folder)
    {
        Directory.CreateDirectory(folder);
        _file = new FileStream(
            Path.Combine(folder, $".encoded.{Guid.NewGuid():N}.tmp"),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, WriteBuffer, FileOptions.DeleteOnClose);
    }

    /// <summary>Number of rows.</summary>
    public int Count => _lengths.Count;

    /// <summary>Number of tokens of each row.</summary>
    public IReadOnlyList<int> Lengths => _lengths;

    /// <summary>Number of tokens in all rows.</summary>
    public long TotalTokens => _written / sizeof(int);

    /// <summary>Appends a row.</summary>
    /// <param name="ids">Token ids, special tokens included.</param>
    /// <param name="pairStart">Index of the first token of the second text; the number of tokens where there is none.</param>
    /// <param name="labels">Class indices: one, or any number for multi-label data.</param>
    public void Add(ReadOnlySpan<int> ids, int pairStart, ReadOnlySpan<int> labels)
    {
        _file.Write(MemoryMarshal.AsBytes(ids));
        _starts.Add(_written);
        _written += (long)ids.Length * sizeof(int);
        _lengths.Add(ids.Length);
        _pairStarts.Add(pairStart);
        foreach (var label in labels) _labels.Add(label);
        _labelEnds.Add(_labels.Count);
    }

    /// <summary>Ends the writing: call it once before the first <see cref="ReadIds"/>.</summary>
    public void Complete() => _file.Flush();

    /// <summary>Reads a row's token ids.</summary>
    /// <param name="row">0-based.</param>
    /// <param name="ids">At least as long as the row; only that many are written.</param>
    public void ReadIds(int row, Span<int> ids)
    {
        var bytes = MemoryMarshal.AsBytes(ids[.._lengths[row]]);
        var offset = _starts[row];
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(_file.SafeFileHandle, bytes, offset);
            if (read == 0) throw new IOException("The temporary file of tokenised rows was cut short while the run used it.");
            bytes = bytes[read..];
            offset += read;
        }
    }

    /// <summary>Index of the first token of a row's second text; the row's length where there is none.</summary>
    /// <param name="row">0-based.</param>
    public int PairStart(int row) => _pairStarts[row];

    /// <summary>A row's class indices.</summary>
    /// <param name="row">0-based.</param>
    public ReadOnlySpan<int> Labels(int row)
    {
        var start = row == 0 ? 0 : _labelEnds[row - 1];
        return CollectionsMarshal.AsSpan(_labels)[start.._labelEnds[row]];
    }

    /// <summary>Closes and removes the file.</summary>
    public void Dispose() => _file.Dispose();
}
