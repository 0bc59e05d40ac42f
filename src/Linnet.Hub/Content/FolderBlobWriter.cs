namespace Linnet.Hub.Content;

/// <summary>Writes one object of a <see cref="FolderBlobStore"/>.</summary>
internal sealed class FolderBlobWriter : BlobWriter
{
    private const int WriteBuffer = 256 << 10;

    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _file;
    private bool _isCompleted;

    internal FolderBlobWriter(string path, string temporary)
    {
        _path = path;
        _temporary = temporary;
        _file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, WriteBuffer);
    }

    internal override async Task CompleteAsync(CancellationToken cancellation)
    {
        await _file.FlushAsync(cancellation);
        _file.Flush(flushToDisk: true);
        await _file.DisposeAsync();
        File.Move(_temporary, _path, overwrite: true);
        _isCompleted = true;
        FolderFlush.Flush(Path.GetDirectoryName(_path)!);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_isCompleted) return;
        try
        {
            await _file.DisposeAsync();
        }
        catch (IOException)
        {
            // The disk is full; what is still buffered is not wanted any more.
        }

        File.Delete(_temporary);
    }

    private protected override async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => await _file.WriteAsync(bytes, cancellation);
}
