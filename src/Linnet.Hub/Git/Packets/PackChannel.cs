using System.Text;
using Linnet.Hub.Content;

namespace Linnet.Hub.Git.Packets;

/// <summary>
/// The way of a pack to the client: in packets on the first band, with progress on the second and a failure on the third; or as it is, for
/// clients that know of no bands.
/// </summary>
internal sealed class PackChannel : WriteOnlyStream
{
    private const int Header = PacketReader.PrefixLength + 1;
    private const byte DataBand = 1;
    private const byte ProgressBand = 2;
    private const byte ErrorBand = 3;

    private readonly Stream _output;
    private readonly PacketWriter _packets;
    private readonly byte[] _packet;
    private readonly bool _showsProgress;
    private int _used = Header;

    /// <param name="output">Where packets go.</param>
    /// <param name="packetLength">Of the longest packet; 0 for no bands.</param>
    /// <param name="showsProgress">Whether the client wants to hear how far things are.</param>
    internal PackChannel(Stream output, int packetLength, bool showsProgress)
    {
        _output = output;
        _packets = new PacketWriter(output);
        _packet = new byte[packetLength];
        _showsProgress = showsProgress && packetLength > 0;
    }

    private bool HasBands => _packet.Length > 0;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!HasBands)
        {
            await _output.WriteAsync(buffer, cancellationToken);
            return;
        }

        while (buffer.Length > 0)
        {
            var count = Math.Min(buffer.Length, _packet.Length - _used);
            buffer[..count].CopyTo(_packet.AsMemory(_used));
            buffer = buffer[count..];
            _used += count;
            if (_used == _packet.Length) await SendAsync(cancellationToken);
        }
    }

    /// <summary>Says how far things are.</summary>
    /// <param name="text">Ends in a line feed, or in a carriage return where the next text takes its place.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async ValueTask ProgressAsync(string text, CancellationToken cancellation)
    {
        if (!_showsProgress) return;
        await BandAsync(ProgressBand, text, cancellation);
        await _output.FlushAsync(cancellation);
    }

    /// <summary>Sends what is left, and the end.</summary>
    internal async ValueTask EndAsync(CancellationToken cancellation)
    {
        if (_used > Header) await SendAsync(cancellation);
        if (HasBands) await _packets.FlushAsync(cancellation);
    }

    /// <summary>Says why the pack does not come, or not whole.</summary>
    /// <returns>False where there is no band to say it on.</returns>
    internal async ValueTask<bool> FailAsync(string reason, CancellationToken cancellation)
    {
        if (!HasBands) return false;
        await BandAsync(ErrorBand, reason + "\n", cancellation);
        await _packets.FlushAsync(cancellation);
        await _output.FlushAsync(cancellation);
        return true;
    }

    private ValueTask BandAsync(byte band, string text, CancellationToken cancellation) =>
        _packets.BytesAsync((byte[])[band, .. Encoding.UTF8.GetBytes(text)], cancellation);

    private async ValueTask SendAsync(CancellationToken cancellation)
    {
        _packet[PacketReader.PrefixLength] = DataBand;
        await _packets.PacketAsync(_packet.AsMemory(0, _used), cancellation);
        _used = Header;
    }
}
