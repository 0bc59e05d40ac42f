using System.IO.Compression;

namespace Linnet.Models.TorchFiles;

/// <summary>
/// The layout since PyTorch 1.6: a zip archive, nothing in it compressed, with <c>NAME/data.pkl</c> and <c>NAME/data/KEY</c>.
/// </summary>
internal sealed class ZipStorages : ITorchStorages
{
    private const string PickleName = "data.pkl";

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly string _prefix;

    private ZipStorages(string path, ZipArchive archive, long fileLength)
    {
        (_path, _archive) = (path, archive);
        foreach (var entry in archive.Entries)
        {
            // Uncompressed entries cannot be longer than the file, so that no small file can ask for much memory.
            if (entry.Length != entry.CompressedLength || entry.Length > fileLength)
                throw new ModelFormatException(path, $"its entry '{entry.Name}' is compressed, which PyTorch never does; save the model anew.");
            if (!_entries.TryAdd(entry.FullName, entry)) throw new ModelFormatException(path, $"holds the entry '{entry.Name}' twice.");
        }

        var pickle = _entries.Values.FirstOrDefault(entry => entry.Name == PickleName && entry.FullName.Count(c => c == '/') == 1)
            ?? throw new ModelFormatException(path, $"is a zip archive without {PickleName}; expected one that torch.save wrote.");
        _prefix = pickle.FullName[..^PickleName.Length];
        CheckByteOrder();
        using var stream = new BufferedStream(pickle.Open());
        Root = PickleMachine.Run(path, stream);
    }

    public object? Root { get; }

    internal static ZipStorages Open(string path)
    {
        var file = File.OpenRead(path);
        try
        {
            return new ZipStorages(path, new ZipArchive(file, ZipArchiveMode.Read), file.Length);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public long? ByteCount(TorchStorage storage) => Find(storage)?.Length;

    public void Read(TorchStorage storage, long offset, Span<byte> bytes)
    {
        lock (_gate)
        {
            try
            {
                using var stream = Find(storage)!.Open();
                Skip(stream, offset);
                stream.ReadExactly(bytes);
            }
            catch (Exception error) when (error is IOException or InvalidDataException)
            {
                throw new ModelFormatException(_path, $"the storage '{storage.Key}' cannot be read: {error.Message}", error);
            }
        }
    }

    public void Dispose() => _archive.Dispose();

    private static void Skip(Stream stream, long count)
    {
        if (stream.CanSeek)
        {
            stream.Position = count;
            return;
        }

        var buffer = new byte[Math.Min(count, 1 << 16)];
        while (count > 0)
        {
            var part = (int)Math.Min(count, buffer.Length);
            stream.ReadExactly(buffer.AsSpan(0, part));
            count -= part;
        }
    }

    private void CheckByteOrder()
    {
        if (!_entries.TryGetValue($"{_prefix}byteorder", out var entry)) return;
        using var reader = new StreamReader(entry.Open());
        var word = new char["little".Length];
        if (entry.Length != word.Length || reader.ReadBlock(word) != word.Length || !word.SequenceEqual("little"))
            throw new ModelFormatException(_path, "its numbers do not have the little end first; save the model on an ordinary machine.");
    }

    private ZipArchiveEntry? Find(TorchStorage storage) => _entries.GetValueOrDefault($"{_prefix}data/{storage.Key}");
}
