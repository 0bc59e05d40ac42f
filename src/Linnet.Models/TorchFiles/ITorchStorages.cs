namespace Linnet.Models.TorchFiles;

/// <summary>The numbers of a PyTorch file, in either of its layouts. Reading is thread-safe.</summary>
internal interface ITorchStorages : IDisposable
{
    /// <summary>The pickle that names the tensors, as a value.</summary>
    object? Root { get; }

    /// <summary>Number of bytes of a storage, or null where it is not there.</summary>
    long? ByteCount(TorchStorage storage);

    /// <summary>Reads some bytes of a storage that is there.</summary>
    void Read(TorchStorage storage, long offset, Span<byte> bytes);
}
