using System.Text;

namespace Linnet.Hub.Work;

/// <summary>Reads lines of a bounded length.</summary>
internal sealed class LineReader(TextReader reader, int maxLength)
{
    private readonly char[] _buffer = new char[4096];
    private int _start;
    private int _end;

    /// <summary>The next line without its end.</summary>
    /// <returns>Null at the end, also where it comes in the middle of a line.</returns>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    internal async Task<string?> ReadAsync()
    {
        var line = new StringBuilder();
        while (true)
        {
            var rest = _buffer.AsMemory(_start, _end - _start);
            var newline = rest.Span.IndexOf('\n');
            line.Append(newline < 0 ? rest : rest[..newline]);
            if (line.Length > maxLength) throw new InvalidDataException($"an answer has more than {maxLength} characters");
            if (newline >= 0)
            {
                _start += newline + 1;
                return line.ToString().TrimEnd('\r');
            }

            (_start, _end) = (0, await reader.ReadAsync(_buffer.AsMemory()));
            if (_end == 0) return null;
        }
    }
}
