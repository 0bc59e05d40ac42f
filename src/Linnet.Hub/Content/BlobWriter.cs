namespace Linnet.Hub.Content;

/// <summary>An object of a blob store that is being written: completed, or gone when disposed.</summary>
internal abstract class BlobWriter : IAsyncDisposable
{
    /// <summary>Bytes so far.</summary>
    internal long Length { get; private set; }

    internal async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await AppendAsync(bytes, cancellation);
        Length += bytes.Length;
    }

    /// <summary>Makes the object durable, then visible.</summary>
    internal abstract Task CompleteAsync(CancellationToken cancellation);

    /// <summary>Removes what was written, unless it has been completed.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Adds bytes at the end.</summary>
    private protected abstract Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);
}
