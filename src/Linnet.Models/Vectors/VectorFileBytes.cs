namespace Linnet.Models.Vectors;

/// <summary>The bytes of a file of vectors, read forward through a window that grows to the longest line and no further.</summary>
internal sealed class VectorFileBytes : IDisposable
{
    /// <summary>Nothing in such a file is longer: a word, and 65,536 numbers of up to 40 characters.</summary>
    private const int LongestLine = 4 << 20;

    private readonly FileStream _stream;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    internal VectorFileBytes(string path)
    {
        Path = path;
        try
        {
            _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(path, null, "the file of word vectors can not be read; check the path.", error);
        }
    }

    internal string Path { get; }

    internal long Length => _stream.Length;

    /// <summary>Number of the line that was read last; lines are words in a binary file too.</summary>
    internal long Line { get; private set; }

    /// <summary>The bytes up to a line feed, without it and without a carriage return; false at the end of the file.</summary>
    internal bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        line = default;
        var length = Find((byte)'\n');
        if (length < 0) length = _end - _start;
        if (length == 0 && _start == _end) return false;
        Line++;
        line = _buffer.AsSpan(_start, length).TrimEnd((byte)'\r');
        _start = Math.Min(_end, _start + length + 1);
        return true;
    }

    /// <summary>The bytes up to a terminator, without it.</summary>
    internal ReadOnlySpan<byte> ReadUntil(byte terminator, string what)
    {
        var length = Find(terminator);
        if (length < 0) throw new DataFormatException(Path, null, $"the file ends inside {what}; it is cut off or not in word2vec's binary format.");
        var bytes = _buffer.AsSpan(_start, length);
        _start += length + 1;
        return bytes;
    }

    /// <summary>The next bytes, exactly so many.</summary>
    internal ReadOnlySpan<byte> Read(int count, string what)
    {
        while (_end - _start < count)
        {
            if (!Fill()) throw new DataFormatException(Path, null, $"the file ends inside {what}; it is cut off or not in word2vec's binary format.");
        }

        var bytes = _buffer.AsSpan(_start, count);
        _start += count;
        return bytes;
    }

    /// <summary>The next bytes without moving on, fewer at the end of the file.</summary>
    internal ReadOnlySpan<byte> Peek(int count)
    {
        while (_end - _start < count && Fill()) { }
        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    public void Dispose() => _stream.Dispose();

    private int Find(byte terminator)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf(terminator);
            if (found >= 0) return searched + found;
            searched = _end - _start;
            if (searched > LongestLine) throw new DataFormatException(Path, Line + 1, $"a line is longer than {LongestLine} bytes; this is no file of word vectors.");
            if (!Fill()) return -1;
        }
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
