using System.Globalization;

namespace Linnet.Hub.Quality;

/// <summary>
/// Lists the Python names that a pickle would import, for all opcodes of protocols 0 to 5 (Python's <c>pickletools</c>), without running any of it. Names that are put
/// together from the stack or the memo are followed; one that is computed by a call is reported as such.
/// </summary>
internal sealed class PickleScanner
{
    /// <summary>A file of PyTorch before 1.6 holds five pickles one behind the other.</summary>
    private const int MaxPickles = 5;

    private const int NewestProtocol = 5;
    private const int ProtocolOpcode = 0x80;

    private readonly PickleBytes _bytes;
    private readonly List<PickleGlobal> _globals = [];
    private PickleStack _stack = new();

    private PickleScanner(PickleBytes bytes) => _bytes = bytes;

    /// <summary>Scans a stream.</summary>
    /// <param name="stream">Stands at the first byte.</param>
    /// <param name="limit">Most bytes that are looked at.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<PickleScan> ScanAsync(Stream stream, long limit, CancellationToken cancellation)
    {
        var scanner = new PickleScanner(new PickleBytes(stream, limit));
        string? problem = null;
        var pickles = 0;
        try
        {
            do
            {
                scanner._stack = new PickleStack();
                await scanner.ScanOneAsync(cancellation);
                pickles++;
            }
            while (pickles < MaxPickles && await scanner._bytes.PeekAsync(cancellation) == ProtocolOpcode);
        }
        catch (Exception error) when (error is FormatException or InvalidDataException or EndOfStreamException)
        {
            problem = error.Message;
        }

        return new PickleScan([.. scanner._globals.Distinct()], problem) { Length = scanner._bytes.Taken };
    }

    private async ValueTask ScanOneAsync(CancellationToken cancellation)
    {
        while (await _bytes.ByteAsync(cancellation) is var opcode && opcode != '.')
        {
            if (opcode < 0) throw new FormatException("ends before its last opcode");
            if (!Rearrange(opcode) && !await ReadValueAsync(opcode, cancellation)) await ReadNameAsync(opcode, cancellation);
        }
    }

    /// <summary>Opcodes without an argument.</summary>
    private bool Rearrange(int opcode)
    {
        switch (opcode)
        {
            case '(': _stack.Mark(); break;
            case '0': _stack.PopOrMark(); break;
            case '1': _stack.PopToMark(); break;
            case '2': _stack.Duplicate(); break;
            case 'N' or ']' or '}' or ')' or 0x88 or 0x89 or 0x8f or 0x97: _stack.Push(null); break;
            case 'Q' or 0x85: _stack.Replace(1); break;
            case 'R' or 0x81 or 0x86: _stack.Replace(2); break;
            case 0x87 or 0x92: _stack.Replace(3); break;
            case 'a' or 'b': _stack.Pop(); break;
            case 's': _stack.Pop(); _stack.Pop(); break;
            case 'e' or 'u' or 0x90: _stack.PopToMark(); break;
            case 't' or 'l' or 'd' or 'o' or 0x91: _stack.PopToMark(); _stack.Push(null); break;
            case 0x94: _stack.Remember(_stack.MemoCount); break;
            case 0x98: break;
            default: return false;
        }

        return true;
    }

    /// <summary>Opcodes with a number or text behind them.</summary>
    private async ValueTask<bool> ReadValueAsync(int opcode, CancellationToken cancellation)
    {
        switch (opcode)
        {
            case 'K': await PushNumberAsync(1); break;
            case 'M': await PushNumberAsync(2); break;
            case 'J': await PushNumberAsync(4); break;
            case 'G': await PushNumberAsync(8); break;
            case 'F' or 'I' or 'L' or 'P': await _bytes.LineAsync(cancellation); _stack.Push(null); break;
            case 'S' or 'V': _stack.Push(Unquoted(await _bytes.LineAsync(cancellation))); break;
            case 'U' or 0x8c: await PushTextAsync(1); break;
            case 'T' or 'X': await PushTextAsync(4); break;
            case 0x8d: await PushTextAsync(8); break;
            case 'C' or 0x8a: await PushBytesAsync(1); break;
            case 'B' or 0x8b: await PushBytesAsync(4); break;
            case 0x8e or 0x96: await PushBytesAsync(8); break;
            case 'p': _stack.Remember(Key(await _bytes.LineAsync(cancellation))); break;
            case 'q': _stack.Remember(await _bytes.NumberAsync(1, cancellation)); break;
            case 'r': _stack.Remember(await _bytes.NumberAsync(4, cancellation)); break;
            case 'g': _stack.Recall(Key(await _bytes.LineAsync(cancellation))); break;
            case 'h': _stack.Recall(await _bytes.NumberAsync(1, cancellation)); break;
            case 'j': _stack.Recall(await _bytes.NumberAsync(4, cancellation)); break;
            case 0x95: await _bytes.NumberAsync(8, cancellation); break;
            default: return false;
        }

        return true;

        async ValueTask PushNumberAsync(int length)
        {
            await _bytes.NumberAsync(length, cancellation);
            _stack.Push(null);
        }

        async ValueTask PushTextAsync(int lengthBytes) => _stack.Push(await _bytes.TextAsync(await _bytes.NumberAsync(lengthBytes, cancellation), cancellation));

        async ValueTask PushBytesAsync(int lengthBytes)
        {
            await _bytes.SkipAsync(await _bytes.NumberAsync(lengthBytes, cancellation), cancellation);
            _stack.Push(null);
        }
    }

    /// <summary>Opcodes that import, and the first opcode of all.</summary>
    private async ValueTask ReadNameAsync(int opcode, CancellationToken cancellation)
    {
        switch (opcode)
        {
            case ProtocolOpcode:
                var protocol = await _bytes.NumberAsync(1, cancellation);
                if (protocol > NewestProtocol) throw new FormatException($"is of protocol {protocol}, which no Python writes");
                break;
            case 'c':
                Import(await _bytes.LineAsync(cancellation), await _bytes.LineAsync(cancellation));
                _stack.Push(null);
                break;
            case 'i':
                Import(await _bytes.LineAsync(cancellation), await _bytes.LineAsync(cancellation));
                _stack.PopToMark();
                _stack.Push(null);
                break;
            case 0x93:
                var name = _stack.Pop();
                Import(_stack.Pop(), name);
                _stack.Push(null);
                break;
            case 0x82 or 0x83 or 0x84:
                var code = await _bytes.NumberAsync(1 << (opcode - 0x82), cancellation);
                Import(null, string.Create(CultureInfo.InvariantCulture, $"extension_{code}"));
                _stack.Push(null);
                break;
            default:
                throw new FormatException($"holds 0x{opcode:X2}, which is no opcode");
        }
    }

    private void Import(string? module, string? name) => _globals.Add(new PickleGlobal(module ?? PickleGlobal.Computed, name ?? PickleGlobal.Computed));

    /// <summary>A text in Python's own notation; escapes hide a name as well as a call does.</summary>
    private static string? Unquoted(string? line)
    {
        if (line is null || line.Contains('\\')) return null;
        return line.Length >= 2 && line[0] is '\'' or '"' && line[^1] == line[0] ? line[1..^1] : line;
    }

    private static ulong Key(string? line) => ulong.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : ulong.MaxValue;
}
