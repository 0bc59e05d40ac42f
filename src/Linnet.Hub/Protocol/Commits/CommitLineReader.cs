using System.Globalization;
using System.Text;

namespace Linnet.Hub.Protocol.Commits;

/// <summary>
/// Reads the body of a commit, one JSON object after the other, without ever holding a line: the content of a file goes from the network to
/// where it is spooled, however long it is. Everything else on a line is short, or refused.
/// </summary>
internal sealed class CommitLineReader(Stream source, string spoolFolder, CancellationToken cancellation)
{
    private const string ContentField = "content";
    private const string ValueField = "value";
    private const int BufferSize = 64 << 10;
    private const int MaxShortText = 1 << 20;
    private const int MaxDepth = 32;

    private readonly byte[] _buffer = new byte[BufferSize];
    private int _start;
    private int _end;

    /// <summary>The next object.</summary>
    /// <returns>Null at the end of the body.</returns>
    internal async Task<CommitLine?> ReadAsync()
    {
        if (await PeekTokenAsync() < 0) return null;
        string? key = null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        SpooledText? content = null;
        try
        {
            await ReadMembersAsync(async name =>
            {
                if (name == ValueField && await PeekTokenAsync() == '{') content = await ReadValueAsync(fields, content);
                else if (await ReadScalarAsync() is { } text && name == "key") key = text;
            });
            return new CommitLine(key ?? throw Wrong("a line has no 'key'"), fields, content);
        }
        catch
        {
            if (content is not null) await content.DisposeAsync();
            throw;
        }
    }

    private static RefusedException Wrong(string problem) => new(Refusal.BadRequest, $"The body of the commit is no sequence of JSON objects: {problem}.");

    private async Task<SpooledText?> ReadValueAsync(Dictionary<string, string> fields, SpooledText? content)
    {
        await ReadMembersAsync(async name =>
        {
            if (name == ContentField && await PeekTokenAsync() == '"')
            {
                if (content is not null) throw Wrong("a line has two contents");
                content = new SpooledText(spoolFolder);
                await ReadTextAsync(content.AppendAsync);
            }
            else if (await ReadScalarAsync() is { } text)
            {
                fields[name] = text;
            }
        });
        return content;
    }

    private async Task ReadMembersAsync(Func<string, Task> readMember)
    {
        await ExpectAsync('{');
        if (await PeekTokenAsync() == '}')
        {
            _start++;
            return;
        }

        while (true)
        {
            await PeekTokenAsync();
            var name = await ReadShortTextAsync();
            await ExpectAsync(':');
            await readMember(name);
            var next = await PeekTokenAsync();
            _start++;
            if (next == '}') return;
            if (next != ',') throw Wrong("a comma or a closing brace is missing");
        }
    }

    /// <summary>A string, number or word as text; null for JSON's null, lists and objects, which are passed over.</summary>
    private async Task<string?> ReadScalarAsync()
    {
        var first = await PeekTokenAsync();
        if (first == '"') return await ReadShortTextAsync();
        if (first is '{' or '[')
        {
            await SkipAsync();
            return null;
        }

        var text = new StringBuilder();
        for (var next = first; next >= 0 && next is not (',' or '}' or ']') && !IsSpace(next); next = await PeekAsync())
        {
            text.Append((char)next);
            _start++;
            if (text.Length > 64) throw Wrong("a value is neither text nor a number");
        }

        if (text.Length == 0) throw Wrong("a value is missing");
        return text.ToString() is var word && word == "null" ? null : word;
    }

    private async Task SkipAsync()
    {
        var depth = 0;
        do
        {
            var next = await PeekTokenAsync();
            if (next < 0) throw Wrong("it ends too early");
            if (next == '"')
            {
                await ReadTextAsync((_, _) => ValueTask.CompletedTask);
                continue;
            }

            _start++;
            if (next is '{' or '[') depth++;
            else if (next is '}' or ']') depth--;
            if (depth > MaxDepth) throw Wrong("values are nested too deep");
        }
        while (depth > 0);
    }

    private async Task<string> ReadShortTextAsync()
    {
        using var text = new MemoryStream();
        await ReadTextAsync((bytes, _) =>
        {
            if (text.Length + bytes.Length > MaxShortText) throw Wrong($"a text other than a file's content has more than {MaxShortText} bytes");
            text.Write(bytes.Span);
            return ValueTask.CompletedTask;
        });
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>Reads a JSON string and hands its UTF-8 bytes on, part by part.</summary>
    private async Task ReadTextAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> sink)
    {
        await ExpectAsync('"');
        while (true)
        {
            if (_start == _end && await PeekAsync() < 0) throw Wrong("a text does not end");
            var length = _buffer.AsSpan(_start, _end - _start).IndexOfAny((byte)'"', (byte)'\\');
            var plain = length < 0 ? _end - _start : length;
            if (plain > 0) await sink(_buffer.AsMemory(_start, plain), cancellation);
            _start += plain;
            if (length < 0) continue;
            if (_buffer[_start++] == '"') return;
            await sink(await ReadEscapeAsync(), cancellation);
        }
    }

    private async Task<byte[]> ReadEscapeAsync()
    {
        var letter = await TakeAsync();
        if (letter != 'u')
        {
            var index = "\"\\/bfnrt".IndexOf((char)letter, StringComparison.Ordinal);
            return index < 0 ? throw Wrong("an escape is unknown") : [(byte)"\"\\/\b\f\n\r\t"[index]];
        }

        var unit = await ReadHexAsync();
        if (!char.IsSurrogate(unit)) return Encoding.UTF8.GetBytes(unit.ToString());
        if (!char.IsHighSurrogate(unit) || await TakeAsync() != '\\' || await TakeAsync() != 'u') throw Wrong("half a character is escaped");
        var second = await ReadHexAsync();
        return char.IsLowSurrogate(second) ? Encoding.UTF8.GetBytes([unit, second]) : throw Wrong("half a character is escaped");
    }

    private async Task<char> ReadHexAsync()
    {
        var digits = new char[4];
        for (var i = 0; i < digits.Length; i++) digits[i] = (char)await TakeAsync();
        return ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : throw Wrong("an escape has no four digits");
    }

    private async Task<int> TakeAsync()
    {
        var next = await PeekAsync();
        if (next < 0) throw Wrong("it ends too early");
        _start++;
        return next;
    }

    private async Task ExpectAsync(char wanted)
    {
        if (await PeekTokenAsync() != wanted) throw Wrong($"'{wanted}' is missing");
        _start++;
    }

    private async ValueTask<int> PeekTokenAsync()
    {
        while (true)
        {
            var next = await PeekAsync();
            if (!IsSpace(next)) return next;
            _start++;
        }
    }

    private async ValueTask<int> PeekAsync()
    {
        if (_start < _end) return _buffer[_start];
        _start = 0;
        _end = await source.ReadAsync(_buffer, cancellation);
        return _end == 0 ? -1 : _buffer[0];
    }

    private static bool IsSpace(int letter) => letter is ' ' or '\n' or '\r' or '\t';
}
