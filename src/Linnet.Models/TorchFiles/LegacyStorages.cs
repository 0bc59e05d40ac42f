using System.Buffers.Binary;

namespace Linnet.Models.TorchFiles;

/// <summary>
/// The layout before PyTorch 1.6, which many published checkpoints still have: pickles of a magic number, a version, the machine, the
/// tensors and the storages' keys; then for each key its number of elements in 8 bytes and its bytes.
/// </summary>
internal sealed class LegacyStorages : ITorchStorages
{
    private const long Version = 1001;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Dictionary<string, long> _startOf = new(StringComparer.Ordinal);

    private LegacyStorages(string path, FileStream file)
    {
        (_path, _file) = (path, file);
        file.Position = Magic.Length;
        var stream = new BufferedStream(file);
        if (PickleMachine.Run(path, stream) is not Version) throw new ModelFormatException(path, "is a PyTorch file of an unknown version.");
        if (PickleMachine.Run(path, stream) is not PickleDictionary machine || machine.Items.Exists(item => item is { Key: "little_endian", Value: not true }))
            throw new ModelFormatException(path, "its numbers do not have the little end first; save the model on an ordinary machine.");
        var storages = new Dictionary<string, TorchStorage>(StringComparer.Ordinal);
        Root = PickleMachine.Run(path, stream, storages);
        if (PickleMachine.Run(path, stream) is not List<object?> keys) throw new ModelFormatException(path, "does not list its storages; it is damaged.");
        var position = stream.Position;
        foreach (var key in keys) position = Place(key, position, storages);
    }

    /// <summary>The pickle of the magic number 0x1950a86a20f9469cfc6c.</summary>
    internal static ReadOnlySpan<byte> Magic => [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.'];

    public object? Root { get; }

    internal static LegacyStorages Open(string path)
    {
        var file = File.OpenRead(path);
        try
        {
            return new LegacyStorages(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public long? ByteCount(TorchStorage storage) => _startOf.ContainsKey(storage.Key) ? (long)storage.ByteCount : null;

    public void Read(TorchStorage storage, long offset, Span<byte> bytes)
    {
        if (!TryFill(_startOf[storage.Key] + offset, bytes)) throw Truncated(storage.Key);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Checks one storage's head, and gives the place after its numbers.</summary>
    private long Place(object? key, long position, Dictionary<string, TorchStorage> storages)
    {
        if (key is not string name || !storages.TryGetValue(name, out var storage) || !_startOf.TryAdd(name, position + sizeof(long)))
            throw new ModelFormatException(_path, "lists a storage that no tensor has, or lists one twice; it is damaged.");
        Span<byte> count = stackalloc byte[sizeof(long)];
        if (!TryFill(position, count) || storage.ByteCount > _file.Length - position - sizeof(long)) throw Truncated(name);
        return BinaryPrimitives.ReadInt64LittleEndian(count) == storage.Count
            ? position + sizeof(long) + (long)storage.ByteCount
            : throw new ModelFormatException(_path, $"the storage '{name}' does not have the {storage.Count} elements that its tensors expect.");
    }

    private bool TryFill(long position, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(_file.SafeFileHandle, bytes, position);
            if (read == 0) return false;
            bytes = bytes[read..];
            position += read;
        }

        return true;
    }

    private ModelFormatException Truncated(string key) => new(_path, $"ends before the storage '{key}' does; the file is truncated.");
}
