using Linnet.Hub.Diff;

namespace Linnet.Hub.Quality;

/// <summary>A file of a version as a stream that can be searched, as archives need it: one block of it is kept at a time, and only so many bytes are read.</summary>
/// <param name="files">The version.</param>
/// <param name="file">The file.</param>
internal sealed class VersionFileStream(IVersionFiles files, VersionFile file) : Stream
{
    private const int BlockLength = 1 << 16;

    private byte[] _block = [];
    private long _blockStart;
    private long _position;

    /// <summary>How many bytes may still be read; a stranger's archive could have a list of millions of entries.</summary>
    internal long Budget { get; set; } = long.MaxValue;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Size;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= file.Size || buffer.IsEmpty) return 0;
        if (_position < _blockStart || _position >= _blockStart + _block.Length) await LoadAsync(cancellationToken);
        var part = _block.AsMemory((int)(_position - _blockStart));
        var count = Math.Min(part.Length, buffer.Length);
        if ((Budget -= count) < 0) throw new InvalidDataException("needs more reading than an honest file of this kind");
        part[..count].CopyTo(buffer);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Archives read parts of their lists so.</summary>
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        _ => file.Size,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask LoadAsync(CancellationToken cancellation)
    {
        _blockStart = _position / BlockLength * BlockLength;
        _block = await files.ReadAsync(file, _blockStart, (int)Math.Min(BlockLength, file.Size - _blockStart), cancellation);
    }
}
