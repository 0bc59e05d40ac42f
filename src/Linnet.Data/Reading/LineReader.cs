using System.Text;
using System.Text.Unicode;

namespace Linnet.Data;

/// <summary>
/// Physical lines of a file with their numbers and byte offsets, decoded strictly, one at a time. Lines are found in the
/// bytes: in every supported encoding a line feed is one code unit that is never part of another character.
/// </summary>
internal sealed class LineReader : IDisposable
{
    private const int FirstBufferSize = 1 << 16;

    private readonly string _path;
    private readonly Stream _stream;
    private readonly Encoding _encoding;
    private readonly string _encodingName;
    private readonly int _unit;
    private readonly byte _terminator;
    private readonly bool _keepCarriageReturn;
    private readonly long _maxBytes;
    private byte[] _buffer = new byte[FirstBufferSize];
    private long _bufferOffset;
    private long _lineOffset;
    private long _nextLine = 1;
    private int _start;
    private int _end;
    private bool _atEnd;
    private bool _skipRest;

    /// <summary>Opens the file at its beginning, past a byte order mark.</summary>
    internal LineReader(string path, DataFileFormat format)
    {
        _path = path;
        _encodingName = FileEncodings.Canonical(format.Encoding);
        _encoding = FileEncodings.Strict(format.Encoding);
        _unit = FileEncodings.UnitSize(_encodingName);
        _terminator = (byte)(format.CarriageReturnLines ? '\r' : '\n');

        // Inside a quoted field the carriage return is part of the text; outside, the parser knows what it means.
        _keepCarriageReturn = format.Quoted || format.CarriageReturnLines;
        _maxBytes = format.MaxRowBytes;
        _stream = DataFileStream.Open(path);
        Fill();
        _start = FileEncodings.MarkLength(_encodingName, _buffer.AsSpan(0, _end));
    }

    /// <summary>Number of the line that was read last.</summary>
    internal long Line { get; private set; }

    /// <summary>The next line without its end, or null at the end of the file.</summary>
    /// <exception cref="DataFormatException">The line is too long or not valid in the encoding; the next call goes on after it.</exception>
    internal string? Read()
    {
        if (_skipRest) SkipRest();
        if (!FindEnd(out var length, out var consumed)) return null;
        Line = _nextLine++;
        _lineOffset = _bufferOffset + _start;
        var bytes = _buffer.AsSpan(_start, length);
        _start += consumed;
        if (length > _maxBytes) throw TooLong();
        return Decode(bytes);
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Makes the whole next line stand in the buffer; its length without, and its extent with, the line's end.</summary>
    private bool FindEnd(out int length, out int consumed)
    {
        var searched = _start;
        while (true)
        {
            var found = IndexOfTerminator(searched);
            if (found >= 0)
            {
                length = found - _start;
                consumed = length + _unit;
                if (!_keepCarriageReturn && EndsWithCarriageReturn(length)) length -= _unit;
                return true;
            }

            length = consumed = _end - _start;
            if (length > _maxBytes + (2 * _unit)) throw Overrun();
            if (_atEnd) return length > 0;
            var scanned = (_end - _start) / _unit * _unit;
            Fill();
            searched = _start + scanned;
        }
    }

    private int IndexOfTerminator(int from)
    {
        var span = _buffer.AsSpan(from, _end - from);
        if (_unit == 1)
        {
            var at = span.IndexOf(_terminator);
            return at < 0 ? -1 : from + at;
        }

        var high = _encodingName == FileEncodings.Utf16Be ? 0 : 1;
        for (var i = 0; i + 1 < span.Length; i += 2)
            if (span[i + high] == 0 && span[i + 1 - high] == _terminator) return from + i;
        return -1;
    }

    private bool EndsWithCarriageReturn(int length)
    {
        if (length < _unit) return false;
        var last = _buffer.AsSpan(_start + length - _unit, _unit);
        return _unit == 1
            ? last[0] == '\r'
            : last[_encodingName == FileEncodings.Utf16Be ? 1 : 0] == '\r' && last[_encodingName == FileEncodings.Utf16Be ? 0 : 1] == 0;
    }

    /// <summary>Moves what is left to the front of the buffer, which doubles when it is full, and reads on.</summary>
    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _bufferOffset += _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _atEnd = read == 0;
    }

    private void SkipRest()
    {
        _skipRest = false;
        while (true)
        {
            var found = IndexOfTerminator(_start);
            if (found >= 0)
            {
                _start = found + _unit;
                return;
            }

            if (_atEnd)
            {
                _start = _end;
                return;
            }

            // Keep an odd half code unit so that UTF-16 stays aligned.
            _start = _end - ((_end - _start) % _unit);
            Fill();
        }
    }

    private string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return _encoding.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            var at = Math.Clamp(error.Index, 0, bytes.Length - 1);
            if (_encodingName == FileEncodings.Utf8) Utf8.ToUtf16(bytes, new char[bytes.Length], out at, out _, replaceInvalidSequences: false);
            throw new DataFormatException(
                _path,
                Line,
                $"not valid {_encodingName.ToUpperInvariant()} at byte offset {_lineOffset + at} of the file "
                + $"(byte {at} of the line, 0x{bytes[Math.Min(at, bytes.Length - 1)]:X2}); save the file as UTF-8, or name its encoding (such as latin1 or gb18030).",
                error);
        }
    }

    private DataFormatException Overrun()
    {
        Line = _nextLine++;
        _lineOffset = _bufferOffset + _start;
        _skipRest = true;
        return TooLong();
    }

    private DataFormatException TooLong() => new(
        _path,
        Line,
        $"the row is longer than {_maxBytes:N0} bytes; split or shorten it, look for a missing line end, or raise the limit (max row bytes).");
}
