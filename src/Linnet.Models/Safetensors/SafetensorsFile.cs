using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Linnet.Models.Weights;
using Microsoft.Win32.SafeHandles;

namespace Linnet.Models.Safetensors;

/// <summary>
/// A safetensors file opened for reading: its header is read and checked at once, its tensors when asked for, straight into the
/// caller's memory. Reading is thread-safe.
/// </summary>
/// <example>
/// <code>
/// using var weights = SafetensorsFile.Open("models/mine/model.safetensors");
/// var bias = new float[3];
/// weights.Read("classifier.bias", bias);
/// </code>
/// </example>
public sealed class SafetensorsFile : IWeightSource
{
    /// <summary>Longest header that the format allows, in bytes.</summary>
    public const long MaxHeaderLength = 100_000_000;

    private readonly SafeFileHandle _handle;
    private readonly SafetensorsHeader _header;
    private readonly long _dataStart;

    private SafetensorsFile(string path, SafeFileHandle handle, SafetensorsHeader header, long dataStart)
    {
        Path = path;
        _handle = handle;
        _header = header;
        _dataStart = dataStart;
    }

    /// <summary>The file, as errors name it.</summary>
    public string Path { get; }

    /// <summary>All tensors by name.</summary>
    public IReadOnlyDictionary<string, SafetensorsTensor> Tensors => _header.Tensors;

    /// <summary>The free texts of <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <inheritdoc/>
    public IEnumerable<WeightTensor> Weights => _header.Tensors.Values;

    /// <summary>Number of elements in all tensors together.</summary>
    public long ElementCount => _header.Tensors.Values.Sum(tensor => tensor.Count);

    /// <summary>Opens a file and checks its header against its length.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFormatException">The file is missing, truncated, or not a sound safetensors file.</exception>
    public static SafetensorsFile Open(string path)
    {
        if (!File.Exists(path)) throw Folder.ModelFile.NotFound(path);
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path);
            var length = RandomAccess.GetLength(handle);
            var dataStart = 8 + HeaderLength(path, handle, length);
            var json = new byte[dataStart - 8];
            ReadExactly(path, handle, json, 8);
            return new SafetensorsFile(path, handle, SafetensorsHeader.Parse(path, json, length - dataStart), dataStart);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            handle?.Dispose();
            throw new ModelFormatException(path, $"cannot be read: {error.Message}", error);
        }
        catch
        {
            handle?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Read(string name, Span<float> values)
    {
        var tensor = this[name];
        tensor.CheckReadable(Path, values.Length);
        WeightConversion.Read(values, tensor.Type, (bytes, offset) => ReadExactly(Path, _handle, bytes, _dataStart + tensor.Start + offset));
    }

    /// <summary>Reads a tensor of type I32.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Receives the elements, row by row; as long as the tensor has elements.</param>
    /// <exception cref="ModelFormatException">No such tensor, another number of elements, or another type.</exception>
    public void Read(string name, Span<int> values) => ReadBytes(name, MemoryMarshal.AsBytes(values), values.Length, SafetensorsType.I32);

    /// <summary>Reads a tensor of type I64.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Receives the elements, row by row; as long as the tensor has elements.</param>
    /// <exception cref="ModelFormatException">No such tensor, another number of elements, or another type.</exception>
    public void Read(string name, Span<long> values) => ReadBytes(name, MemoryMarshal.AsBytes(values), values.Length, SafetensorsType.I64);

    /// <summary>Reads a tensor of type U8.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Receives the elements, row by row; as long as the tensor has elements.</param>
    /// <exception cref="ModelFormatException">No such tensor, another number of elements, or another type.</exception>
    public void Read(string name, Span<byte> values) => ReadBytes(name, values, values.Length, SafetensorsType.U8);

    /// <summary>What the header says of a tensor that must be there.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ModelFormatException">No such tensor.</exception>
    public SafetensorsTensor this[string name] => _header.Tensors.TryGetValue(name, out var tensor)
        ? tensor
        : throw new ModelFormatException(Path, $"the tensor '{name}' is missing.");

    /// <summary>Closes the file.</summary>
    public void Dispose() => _handle.Dispose();

    private static long HeaderLength(string path, SafeFileHandle handle, long fileLength)
    {
        if (fileLength < 8)
            throw new ModelFormatException(path, $"has {fileLength} bytes; a safetensors file begins with the 8-byte length of its header.");
        Span<byte> prefix = stackalloc byte[8];
        ReadExactly(path, handle, prefix, 0);
        var claimed = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (claimed > (ulong)(fileLength - 8))
            throw new ModelFormatException(path, $"claims a header of {claimed} bytes, but only {fileLength - 8} follow; the file is truncated or not a safetensors file.");
        if (claimed > MaxHeaderLength)
            throw new ModelFormatException(path, $"claims a header of {claimed} bytes; the format allows at most {MaxHeaderLength}.");
        return (long)claimed;
    }

    private static void ReadExactly(string path, SafeFileHandle handle, Span<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(handle, bytes, offset);
            if (read == 0) throw new ModelFormatException(path, $"ends at byte {offset} while it is read; it has changed since it was opened.");
            bytes = bytes[read..];
            offset += read;
        }
    }

    private void ReadBytes(string name, Span<byte> bytes, int count, SafetensorsType expected)
    {
        var tensor = this[name];
        if (tensor.Count != count)
            throw new ModelFormatException(Path, $"the tensor '{name}' has the shape {tensor.ShapeText}, {tensor.Count} elements; expected {count}.");
        if (tensor.Type != expected)
            throw new ModelFormatException(Path, $"the tensor '{name}' has the type {tensor.Type.Name()}; expected {expected.Name()}.");
        ReadExactly(Path, _handle, bytes, _dataStart + tensor.Start);
    }
}
