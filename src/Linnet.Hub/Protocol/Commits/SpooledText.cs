using System.Security.Cryptography;

namespace Linnet.Hub.Protocol.Commits;

/// <summary>A text of any length that has come in: in memory while it is short, in a file that goes away with it from then on.</summary>
internal sealed class SpooledText(string folder) : IAsyncDisposable
{
    private const int MemoryLimit = 1 << 20;
    private const int FileBuffer = 64 << 10;

    private Stream _bytes = new MemoryStream();
    private byte _last;
    private byte _lastButOne;

    /// <summary>In bytes of UTF-8.</summary>
    internal long Length { get; private set; }

    internal async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (bytes.Length == 0) return;
        if (_bytes is MemoryStream memory && memory.Length + bytes.Length > MemoryLimit) await MoveToFileAsync(memory, cancellation);
        await _bytes.WriteAsync(bytes, cancellation);
        (_lastButOne, _last) = (bytes.Length > 1 ? bytes.Span[^2] : _last, bytes.Span[^1]);
        Length += bytes.Length;
    }

    /// <summary>What the text stands for.</summary>
    /// <param name="isBase64">Or the text itself.</param>
    /// <returns>The bytes, and how many there are.</returns>
    internal (Stream Bytes, long Length) Open(bool isBase64)
    {
        _bytes.Position = 0;
        if (!isBase64) return (_bytes, Length);
        if (Length % 4 != 0)
            throw new RefusedException(Refusal.BadRequest, "The content of a file is no base64: its length is not divisible by four.");
        var padding = Length == 0 ? 0 : (_last == '=' ? 1 : 0) + (_lastButOne == '=' ? 1 : 0);
        return (new CryptoStream(_bytes, new FromBase64Transform(), CryptoStreamMode.Read, leaveOpen: true), (Length / 4 * 3) - padding);
    }

    public ValueTask DisposeAsync() => _bytes.DisposeAsync();

    private async Task MoveToFileAsync(MemoryStream memory, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var file = new FileStream(Path.Combine(folder, $"{Guid.NewGuid():N}.spool"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = FileBuffer,
        });
        memory.Position = 0;
        await memory.CopyToAsync(file, cancellation);
        _bytes = file;
    }
}
