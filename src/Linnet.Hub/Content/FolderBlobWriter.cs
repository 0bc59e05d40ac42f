using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Linnet.Hub.Content;

/// <summary>Writes one object of a <see cref="FolderBlobStore"/>: one buffer goes to the file while the next is filled.</summary>
internal sealed class FolderBlobWriter : BlobWriter
{
    private const int BufferSize = 4 << 20;

    /// <summary>The disk writes while the network is still sending, so that little is left to be flushed at the end.</summary>
    private const long FlushStep = 64 << 20;

    private readonly string _path;
    private readonly string _temporary;
    private readonly SafeFileHandle _handle;
    private byte[] _filling = ArrayPool<byte>.Shared.Rent(BufferSize);
    private byte[] _other = [];
    private int _filled;
    private long _written;
    private long _flushed;

    /// <summary>What is written from the other buffer; a write waits while the disk flushes the same file, and nobody shall wait with it.</summary>
    private Task _writing = Task.CompletedTask;
    private Task _flushing = Task.CompletedTask;
    private bool _isCompleted;

    internal FolderBlobWriter(string path, string temporary)
    {
        _path = path;
        _temporary = temporary;
        _handle = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    internal override async Task CompleteAsync(CancellationToken cancellation)
    {
        if (_filled > 0) await PassOnAsync();
        await _writing;

        // An error that an earlier flush has met is told once, and there.
        await _flushing;
        RandomAccess.FlushToDisk(_handle);
        _handle.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        _isCompleted = true;
        FolderFlush.Flush(Path.GetDirectoryName(_path)!);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var task in new[] { _writing, _flushing })
        {
            try
            {
                await task;
            }
            catch (IOException)
            {
                // The disk is full; whoever wrote has heard of it, or wants nothing of it any more.
            }
        }

        foreach (var buffer in new[] { _filling, _other })
        {
            if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        }

        (_filling, _other, _filled) = ([], [], 0);
        if (_isCompleted) return;
        _handle.Dispose();
        File.Delete(_temporary);
    }

    private protected override async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (bytes.Length > 0)
        {
            var count = Math.Min(bytes.Length, BufferSize - _filled);
            bytes[..count].CopyTo(_filling.AsMemory(_filled));
            _filled += count;
            bytes = bytes[count..];
            if (_filled == BufferSize) await PassOnAsync();
        }
    }

    /// <summary>Gives what is filled to the file, when what was given before is there.</summary>
    private async Task PassOnAsync()
    {
        await _writing;
        var (full, count, at) = (_filling, _filled, _written);
        (_filling, _other) = (_other.Length > 0 ? _other : ArrayPool<byte>.Shared.Rent(BufferSize), full);
        _filled = 0;
        _written += count;
        _writing = Task.Run(() => RandomAccess.Write(_handle, full.AsSpan(0, count), at));
        if (at - _flushed < FlushStep || !_flushing.IsCompletedSuccessfully) return;
        _flushed = at;
        _flushing = Task.Run(() => RandomAccess.FlushToDisk(_handle));
    }
}
