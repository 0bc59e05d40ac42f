using Linnet.Models.Folder;
using Linnet.Models.Safetensors;
using Linnet.Models.Weights;

namespace Linnet.Models.TorchFiles;

/// <summary>
/// A state dict as <c>torch.save</c> writes it (<c>pytorch_model.bin</c>), read without Python: the pickle in it may build tensors and
/// nothing else. Reading is thread-safe.
/// </summary>
/// <example>
/// <code>
/// using var weights = TorchFile.Open("models/mine/pytorch_model.bin");
/// foreach (var tensor in weights.Weights) Console.WriteLine(tensor.Name);
/// </code>
/// </example>
public sealed class TorchFile : IWeightSource
{
    private readonly ITorchStorages _storages;
    private readonly Dictionary<string, TorchTensor> _tensors = new(StringComparer.Ordinal);

    private TorchFile(string path, ITorchStorages storages)
    {
        (Path, _storages) = (path, storages);
        if (storages.Root is not PickleDictionary root) throw new ModelFormatException(path, "holds no state dict; expected names with tensors.");
        foreach (var (key, value) in root.Items)
        {
            if (key is not string name || value is not TorchTensor tensor)
                throw new ModelFormatException(path, $"the entry '{key as string ?? "?"}' is no tensor; expected a state dict alone, as model.state_dict() gives it.");
            if (!_tensors.TryAdd(name, tensor)) throw new ModelFormatException(path, $"holds the tensor '{name}' twice.");
        }

        CheckStorages();
    }

    /// <inheritdoc/>
    public string Path { get; }

    /// <inheritdoc/>
    public IEnumerable<WeightTensor> Weights => _tensors.Select(pair => new WeightTensor(pair.Key, pair.Value.Storage.Type, pair.Value.Shape));

    /// <inheritdoc/>
    public long ElementCount => _tensors.Values.Select(tensor => tensor.Storage).Distinct().Sum(storage => storage.Count);

    /// <summary>Opens a file, reads the names of its tensors and checks that their numbers are there.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFormatException">The file is missing or damaged, or wants more than to build tensors; the name it wants to call is said.</exception>
    public static TorchFile Open(string path)
    {
        if (!File.Exists(path)) throw ModelFile.NotFound(path);
        try
        {
            var storages = OpenStorages(path);
            try
            {
                return new TorchFile(path, storages);
            }
            catch
            {
                storages.Dispose();
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            throw new ModelFormatException(path, $"cannot be read: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public void Read(string name, Span<float> values)
    {
        if (!_tensors.TryGetValue(name, out var tensor)) throw new ModelFormatException(Path, $"the tensor '{name}' is missing.");
        var storage = tensor.Storage;
        new WeightTensor(name, storage.Type, tensor.Shape).CheckReadable(Path, values.Length);
        if (tensor.IsContiguous)
        {
            var start = tensor.Offset * storage.Type.Size();
            WeightConversion.Read(values, storage.Type, (bytes, offset) => _storages.Read(storage, start + offset, bytes));
            return;
        }

        if (storage.Count > Array.MaxLength) throw new ModelFormatException(Path, $"the tensor '{name}' is a view of {storage.Count} elements, which are too many.");
        var whole = new float[storage.Count];
        WeightConversion.Read(whole, storage.Type, (bytes, offset) => _storages.Read(storage, offset, bytes));
        tensor.Gather(whole, values);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _storages.Dispose();

    private static ITorchStorages OpenStorages(string path)
    {
        Span<byte> start = stackalloc byte[LegacyStorages.Magic.Length];
        int length;
        using (var file = File.OpenRead(path)) length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        start = start[..length];
        if (start.StartsWith("PK"u8)) return ZipStorages.Open(path);
        if (start.SequenceEqual(LegacyStorages.Magic)) return LegacyStorages.Open(path);
        throw new ModelFormatException(path, "is not a file that torch.save wrote; it is damaged, or of another format.");
    }

    private void CheckStorages()
    {
        var known = new Dictionary<string, TorchStorage>(StringComparer.Ordinal);
        foreach (var (name, tensor) in _tensors)
        {
            var storage = tensor.Storage;
            if (!known.TryAdd(storage.Key, storage))
            {
                if (known[storage.Key] != storage) throw new ModelFormatException(Path, $"the storage '{storage.Key}' has two different types or sizes.");
                continue;
            }

            if (_storages.ByteCount(storage) is not { } bytes) throw new ModelFormatException(Path, $"the numbers of the tensor '{name}' are missing.");
            if (bytes != storage.ByteCount)
                throw new ModelFormatException(Path, $"the tensor '{name}' needs {storage.ByteCount} bytes of numbers, but the file has {bytes}; it is damaged.");
        }
    }
}
