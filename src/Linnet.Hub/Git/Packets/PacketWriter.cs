using System.Globalization;
using System.Text;

namespace Linnet.Hub.Git.Packets;

/// <summary>Writes pkt-lines.</summary>
/// <param name="stream">Where they go.</param>
internal sealed class PacketWriter(Stream stream)
{
    private static readonly byte[] FlushPacket = [.. "0000"u8];
    private static readonly byte[] DelimiterPacket = [.. "0001"u8];

    /// <summary>Writes a line, and the line feed that ends it.</summary>
    internal ValueTask LineAsync(string line, CancellationToken cancellation) => BytesAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellation);

    /// <summary>Writes bytes.</summary>
    internal ValueTask BytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var packet = new byte[PacketReader.PrefixLength + bytes.Length];
        WritePrefix(packet);
        bytes.CopyTo(packet.AsMemory(PacketReader.PrefixLength));
        return stream.WriteAsync(packet, cancellation);
    }

    /// <summary>Writes a packet that has room for its length in front.</summary>
    internal ValueTask PacketAsync(Memory<byte> packet, CancellationToken cancellation)
    {
        WritePrefix(packet.Span);
        return stream.WriteAsync(packet, cancellation);
    }

    /// <summary>Ends the conversation; git shows the reason to its user.</summary>
    internal ValueTask ErrorAsync(string reason, CancellationToken cancellation) => LineAsync($"ERR {reason}", cancellation);

    /// <summary>Ends a message.</summary>
    internal ValueTask FlushAsync(CancellationToken cancellation) => stream.WriteAsync(FlushPacket, cancellation);

    /// <summary>Ends a section.</summary>
    internal ValueTask DelimiterAsync(CancellationToken cancellation) => stream.WriteAsync(DelimiterPacket, cancellation);

    private static void WritePrefix(Span<byte> packet)
    {
        if (packet.Length > PacketReader.MaxLength) throw new ArgumentException($"A pkt-line has at most {PacketReader.MaxLength} bytes, not {packet.Length}.", nameof(packet));
        packet.Length.TryFormat(packet, out _, "x4", CultureInfo.InvariantCulture);
    }
}
