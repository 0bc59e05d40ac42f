using System.Buffers.Text;

namespace Linnet.Hub.Git.Packets;

/// <summary>Reads pkt-lines: four hexadecimal digits of length, themselves included, and as many bytes (git's manual, gitprotocol-common).</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="maxBytes">How many bytes are read at most.</param>
internal sealed class PacketReader(Stream stream, long maxBytes)
{
    /// <summary>The longest pkt-line, with its length.</summary>
    internal const int MaxLength = 65520;

    /// <summary>Digits of the length.</summary>
    internal const int PrefixLength = 4;

    private readonly byte[] _buffer = new byte[MaxLength];
    private long _left = maxBytes;

    /// <summary>Reads the next one.</summary>
    /// <exception cref="GitProtocolException">It is broken, cut off, or one too many.</exception>
    internal async ValueTask<Packet> ReadAsync(CancellationToken cancellation)
    {
        var read = await FillAsync(_buffer.AsMemory(0, PrefixLength), cancellation);
        if (read == 0) return new Packet(PacketKind.End, default);
        if (read < PrefixLength) throw CutOff();
        switch (LengthOf(_buffer.AsSpan(0, PrefixLength)))
        {
            case 0: return new Packet(PacketKind.Flush, default);
            case 1: return new Packet(PacketKind.Delimiter, default);
            case 2: return new Packet(PacketKind.ResponseEnd, default);
            case 3: throw Broken();
            case var length:
                var bytes = _buffer.AsMemory(0, length - PrefixLength);
                if (await FillAsync(bytes, cancellation) < bytes.Length) throw CutOff();
                return new Packet(PacketKind.Data, bytes);
        }
    }

    private static int LengthOf(ReadOnlySpan<byte> prefix) =>
        Utf8Parser.TryParse(prefix, out int length, out var digits, 'x') && digits == PrefixLength && length is >= 0 and <= MaxLength ? length : throw Broken();

    private static GitProtocolException Broken() => new("protocol error: bad line length in the request");

    private static GitProtocolException CutOff() => new("protocol error: the request ends within a line");

    private async ValueTask<int> FillAsync(Memory<byte> bytes, CancellationToken cancellation)
    {
        if ((_left -= bytes.Length) < 0) throw new GitProtocolException("the request is too long; fetch fewer refs at once");
        try
        {
            return await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        }
        catch (InvalidDataException)
        {
            throw new GitProtocolException("protocol error: the compressed request is damaged");
        }
    }
}
