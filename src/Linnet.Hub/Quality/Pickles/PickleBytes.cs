using System.Buffers.Binary;
using System.Text;

namespace Linnet.Hub.Quality;

/// <summary>Reads the arguments of opcodes from a stream, with a limit. A stranger's lengths allocate nothing: long arguments are passed over.</summary>
/// <param name="stream">Stands at the first byte of a pickle.</param>
/// <param name="limit">Most bytes that are read.</param>
internal sealed class PickleBytes(Stream stream, long limit)
{
    /// <summary>Longest text that is kept; the names of modules are shorter.</summary>
    private const int MaxText = 1024;

    private readonly byte[] _buffer = new byte[1 << 16];
    private int _position, _end;
    private long _left = limit;

    /// <summary>Number of bytes that were taken from the stream.</summary>
    internal long Taken { get; private set; }

    /// <summary>The next byte; -1 at the end.</summary>
    internal async ValueTask<int> ByteAsync(CancellationToken cancellation)
    {
        if (_position == _end && !await FillAsync(cancellation)) return -1;
        return _buffer[_position++];
    }

    /// <summary>The next byte, which is not read by this.</summary>
    internal async ValueTask<int> PeekAsync(CancellationToken cancellation) => _position < _end || await FillAsync(cancellation) ? _buffer[_position] : -1;

    /// <summary>A number, little end first.</summary>
    /// <exception cref="FormatException">The pickle ends.</exception>
    internal async ValueTask<ulong> NumberAsync(int length, CancellationToken cancellation)
    {
        var bytes = new byte[8];
        for (var i = 0; i < length; i++) bytes[i] = await RequireByteAsync(cancellation);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>A text of a number of bytes; null where it is too long to be a name.</summary>
    /// <exception cref="FormatException">The pickle ends.</exception>
    internal async ValueTask<string?> TextAsync(ulong length, CancellationToken cancellation)
    {
        if (length > MaxText)
        {
            await SkipAsync(length, cancellation);
            return null;
        }

        var bytes = new byte[length];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = await RequireByteAsync(cancellation);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>A text up to the end of the line; null where it is too long to be a name.</summary>
    /// <exception cref="FormatException">The pickle ends.</exception>
    internal async ValueTask<string?> LineAsync(CancellationToken cancellation)
    {
        var bytes = new List<byte>();
        var isLong = false;
        while (await RequireByteAsync(cancellation) is var next && next != '\n')
        {
            if (bytes.Count == MaxText) isLong = true;
            else bytes.Add(next);
        }

        return isLong ? null : Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>Passes over bytes.</summary>
    /// <exception cref="FormatException">The pickle ends.</exception>
    internal async ValueTask SkipAsync(ulong length, CancellationToken cancellation)
    {
        while (length > 0)
        {
            if (_position == _end && !await FillAsync(cancellation)) throw new FormatException("ends in the middle of an argument");
            var step = (int)Math.Min(length, (ulong)(_end - _position));
            _position += step;
            length -= (ulong)step;
        }
    }

    private async ValueTask<byte> RequireByteAsync(CancellationToken cancellation)
    {
        if (_position == _end && !await FillAsync(cancellation)) throw new FormatException("ends in the middle of an argument");
        return _buffer[_position++];
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_left <= 0) throw new FormatException("is longer than what is looked at");
        _position = 0;
        _end = await stream.ReadAsync(_buffer.AsMemory(0, (int)Math.Min(_buffer.Length, _left)), cancellation);
        _left -= _end;
        Taken += _end;
        return _end > 0;
    }
}
