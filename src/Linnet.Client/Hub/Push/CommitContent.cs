using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Linnet.Client.Hub;

/// <summary>The body of a commit: lines of JSON, small files within them in Base64, never more than a piece of one in memory.</summary>
internal sealed class CommitContent : HttpContent
{
    /// <summary>Divisible by three, so that pieces of Base64 can follow one another.</summary>
    private const int PieceLength = 3 << 16;

    private readonly IReadOnlyList<CommitLine> _lines;
    private readonly Action<long> _advanced;

    internal CommitContent(IReadOnlyList<CommitLine> lines, Action<long> advanced)
    {
        (_lines, _advanced) = (lines, advanced);
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        foreach (var line in _lines)
        {
            await stream.WriteAsync(line.Before, cancellationToken).ConfigureAwait(false);
            if (line.File is { } file) await WriteAsync(file, stream, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync(line.After, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _lines.Sum(line => line.Before.Length + line.After.Length + (line.File is { } file ? (file.Size + 2) / 3 * 4 : 0));
        return true;
    }

    private async Task WriteAsync(LocalFile file, Stream stream, CancellationToken cancellation)
    {
        var piece = new byte[PieceLength];
        var text = new byte[Base64.GetMaxEncodedToUtf8Length(PieceLength)];
        var filled = 0;
        await FileContent.CopyAsync(file, 0, file.Size, AddAsync, cancellation).ConfigureAwait(false);
        await FlushAsync().ConfigureAwait(false);

        async Task AddAsync(ReadOnlyMemory<byte> bytes)
        {
            while (bytes.Length > 0)
            {
                var count = Math.Min(bytes.Length, PieceLength - filled);
                bytes[..count].CopyTo(piece.AsMemory(filled));
                filled += count;
                bytes = bytes[count..];
                if (filled == PieceLength) await FlushAsync().ConfigureAwait(false);
            }
        }

        async Task FlushAsync()
        {
            Base64.EncodeToUtf8(piece.AsSpan(0, filled), text, out _, out var written);
            await stream.WriteAsync(text.AsMemory(0, written), cancellation).ConfigureAwait(false);
            _advanced(filled);
            filled = 0;
        }
    }
}

/// <summary>A line of a commit.</summary>
/// <param name="Before">What stands before the file's bytes; the whole line where there are none.</param>
/// <param name="File">A file that is sent within the line; null for none.</param>
/// <param name="After">What stands behind.</param>
internal sealed record CommitLine(byte[] Before, LocalFile? File, byte[] After)
{
    private static readonly byte[] FileEnd = "\",\"encoding\":\"base64\"}}\n"u8.ToArray();

    /// <summary>The first line.</summary>
    internal static CommitLine Head(string message, string? parent)
    {
        var lines = message.Split('\n', 2);
        return Whole("header", writer =>
        {
            writer.WriteString("summary", lines[0].Trim());
            writer.WriteString("description", lines.Length > 1 ? lines[1].Trim() : string.Empty);
            if (parent is not null) writer.WriteString("parentCommit", parent);
        });
    }

    /// <summary>A small file, which goes along.</summary>
    internal static CommitLine Small(LocalFile file) =>
        new(Encoding.UTF8.GetBytes($"{{\"key\":\"file\",\"value\":{{\"path\":\"{JsonEncodedText.Encode(file.Path)}\",\"content\":\""), file, FileEnd);

    /// <summary>A large file, which the hub has already.</summary>
    internal static CommitLine Large(LocalFile file, string sha256) => Whole("lfsFile", writer =>
    {
        writer.WriteString("path", file.Path);
        writer.WriteString("algo", "sha256");
        writer.WriteString("oid", sha256);
        writer.WriteNumber("size", file.Size);
    });

    /// <summary>A file that goes.</summary>
    internal static CommitLine Deleted(string path) => Whole("deletedFile", writer => writer.WriteString("path", path));

    private static CommitLine Whole(string key, Action<Utf8JsonWriter> value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("key", key);
            writer.WriteStartObject("value");
            value(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return new CommitLine(bytes.ToArray(), null, []);
    }
}
