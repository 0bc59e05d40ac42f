namespace Linnet.Hub.Work;

/// <summary>Reads a stream of text to its end and keeps the last of it: what a process said before it ended.</summary>
internal sealed class TextTail : IAsyncDisposable
{
    private const int MaxLength = 500;

    private readonly Lock _lock = new();
    private readonly Task _reading;
    private string _tail = string.Empty;

    internal TextTail(TextReader reader) => _reading = ReadAllAsync(reader);

    /// <summary>The last of it on one line, once all is read.</summary>
    internal async Task<string> ReadAsync()
    {
        await _reading;
        lock (_lock) return string.Join(' ', _tail.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public async ValueTask DisposeAsync() => await _reading;

    private async Task ReadAllAsync(TextReader reader)
    {
        var buffer = new char[MaxLength];
        try
        {
            while (await reader.ReadAsync(buffer.AsMemory()) is var count && count > 0)
            {
                lock (_lock)
                {
                    var all = _tail + new string(buffer, 0, count);
                    _tail = all.Length <= MaxLength ? all : all[^MaxLength..];
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The process has gone.
        }
    }
}
