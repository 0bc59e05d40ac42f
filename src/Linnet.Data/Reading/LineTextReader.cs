using System.Text;

namespace Linnet.Data;

/// <summary>
/// Gives decoded lines to a parser that wants a <see cref="TextReader"/>, and remembers where each line begins until the
/// parser has passed it: parsers read ahead. Places are counted as the parser does, in bytes of UTF-8.
/// </summary>
internal sealed class LineTextReader(LineReader lines) : TextReader
{
    private readonly Queue<(long Place, long Line)> _ahead = new();
    private long _current = 1;
    private long _place;
    private string _line = "";
    private int _at;
    private bool _atEnd;

    /// <summary>The line in which a place lies; places may only grow from call to call.</summary>
    internal long LineAt(long place)
    {
        while (_ahead.TryPeek(out var next) && next.Place <= place) _current = _ahead.Dequeue().Line;
        return _current;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var written = 0;
        while (written < buffer.Length)
        {
            if (_at == _line.Length && (written > 0 || !NextLine())) break;
            var length = Math.Min(buffer.Length - written, _line.Length - _at);
            _line.AsSpan(_at, length).CopyTo(buffer[written..]);
            _at += length;
            written += length;
        }

        return written;
    }

    private bool NextLine()
    {
        if (_atEnd) return false;
        if (lines.Read() is not { } line)
        {
            _atEnd = true;
            return false;
        }

        _ahead.Enqueue((_place, lines.Line));
        _line = line + "\n";
        _place += Encoding.UTF8.GetByteCount(_line);
        _at = 0;
        return true;
    }
}
