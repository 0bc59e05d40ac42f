using Microsoft.Win32.SafeHandles;

namespace Linnet.Hub.Content;

/// <summary>Writes one object of a <see cref="FolderBlobStore"/>.</summary>
internal sealed class FolderBlobWriter : BlobWriter
{
    private const int WriteBuffer = 256 << 10;

    /// <summary>The disk writes while the network is still sending, so that little is left to be flushed at the end.</summary>
    private const long FlushStep = 16 << 20;

    private readonly string _path;
    private readonly string _temporary;
    private readonly SafeFileHandle _handle;
    private readonly FileStream _file;
    private Task _flushing = Task.CompletedTask;
    private long _flushed;
    private bool _isCompleted;

    internal FolderBlobWriter(string path, string temporary)
    {
        _path = path;
        _temporary = temporary;
        _handle = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        _file = new FileStream(_handle, FileAccess.Write, WriteBuffer);
    }

    internal override async Task CompleteAsync(CancellationToken cancellation)
    {
        await _file.FlushAsync(cancellation);

        // An error that an earlier flush has met is told once, and there.
        await _flushing;
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
            await _flushing;
        }
        catch (IOException)
        {
            // As below.
        }

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

    private protected override async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await _file.WriteAsync(bytes, cancellation);
        if (Length - _flushed < FlushStep || !_flushing.IsCompletedSuccessfully) return;
        _flushed = Length;
        _flushing = Task.Run(() => RandomAccess.FlushToDisk(_handle), CancellationToken.None);
    }
}
