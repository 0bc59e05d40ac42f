using System.Buffers.Binary;
using System.IO.Compression;

namespace Linnet.Hub.Git.Packs;

/// <summary>
/// Writes a pack of whole objects, each deflated by itself, with one buffer of memory whatever their sizes (git's manual, gitformat-pack).
/// Large files are pointers and the rest is small, so differences between objects are not looked for.
/// </summary>
/// <param name="output">Where the pack goes; it stays open.</param>
internal sealed class PackWriter(Stream output) : IDisposable
{
    private const int Version = 2;
    private const int CopyBuffer = 64 << 10;

    /// <summary>No bytes at all in the form of zlib, which the compressor writes only where there are some.</summary>
    private static readonly byte[] DeflatedNothing = [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01];

    private readonly HashedStream _output = new(output);
    private readonly byte[] _buffer = new byte[CopyBuffer];

    /// <summary>Writes the head.</summary>
    /// <param name="count">How many objects follow.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal ValueTask BeginAsync(int count, CancellationToken cancellation)
    {
        var head = new byte[12];
        "PACK"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Version);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), count);
        return _output.WriteAsync(head, cancellation);
    }

    /// <summary>Writes an object.</summary>
    /// <exception cref="InvalidDataException">It has fewer or more bytes than it says.</exception>
    internal async Task AddAsync(GitObject item, CancellationToken cancellation)
    {
        await _output.WriteAsync(HeadOf(item.Kind, item.Length), cancellation);
        if (item.Length == 0)
        {
            await _output.WriteAsync(DeflatedNothing, cancellation);
            return;
        }

        await using var deflated = new ZLibStream(_output, CompressionLevel.Fastest, leaveOpen: true);
        var left = item.Length;
        while (await item.Bytes.ReadAsync(_buffer, cancellation) is var count and > 0)
        {
            if ((left -= count) < 0) break;
            await deflated.WriteAsync(_buffer.AsMemory(0, count), cancellation);
        }

        if (left != 0) throw new InvalidDataException($"An object of {item.Length} bytes has {(left < 0 ? "more" : $"only {item.Length - left}")}; run `linnet hub check`.");
    }

    /// <summary>Writes the SHA-1 of all that went before.</summary>
    internal ValueTask EndAsync(CancellationToken cancellation) => _output.WriteAsync(_output.Finish(), cancellation);

    public void Dispose() => _output.Dispose();

    /// <summary>Kind and length: four bits of the length beside the kind, then seven a byte, the lowest first; a set top bit says that more follow.</summary>
    private static byte[] HeadOf(GitObjectKind kind, long length)
    {
        var head = new List<byte>();
        var current = ((int)kind << 4) | (int)(length & 0x0F);
        for (length >>= 4; length > 0; length >>= 7)
        {
            head.Add((byte)(current | 0x80));
            current = (int)(length & 0x7F);
        }

        head.Add((byte)current);
        return [.. head];
    }
}
