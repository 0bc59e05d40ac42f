using Linnet.Hub.Git.Packets;
using Linnet.Hub.Git.Refs;

namespace Linnet.Hub.Git.Fetching;

/// <summary>A fetch in versions 0 and 1 of the protocol, one request of it: over HTTP every round repeats what was said before.</summary>
/// <param name="source">The repository.</param>
/// <param name="limits">How much may be asked for.</param>
internal sealed class OldFetch(IGitObjectSource source, GitLimits limits)
{
    private const int SmallPacket = 1000;

    private readonly FetchRequest _request = new(limits);
    private AckMode _mode;
    private bool _needsNoDone;
    private int _packetLength;

    /// <summary>Reads a request and answers it.</summary>
    internal async Task AnswerAsync(PacketReader reader, Stream output, CancellationToken cancellation)
    {
        if (!await ReadNeedsAsync(reader, cancellation)) return;
        var hasRound = await ReadHavesAsync(reader, cancellation);
        var session = await FetchSession.OpenAsync(source, _request, limits, cancellation);
        var packets = new PacketWriter(output);
        if (_request.Shallow.Deepens)
        {
            await session.WriteShallowAsync(packets, cancellation);
            await packets.FlushAsync(cancellation);
        }

        if (!hasRound || !await AcknowledgeAsync(session, packets, cancellation)) return;
        await session.SendAsync(new PackChannel(output, _packetLength, !_request.IsQuiet), cancellation);
    }

    /// <summary>Reads what is wanted, up to the first flush.</summary>
    /// <returns>False where nothing is: the client has only knocked.</returns>
    private async Task<bool> ReadNeedsAsync(PacketReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadAsync(cancellation) is { Kind: not PacketKind.Flush } packet)
        {
            if (packet.Kind == PacketKind.End && _request.Wants.Count == 0) return false;
            Check(packet);
            var line = packet.Text;
            if (_request.Wants.Count > 0 || line.Split(' ') is not ["want", var id, .. var capabilities])
            {
                _request.Read(line);
                continue;
            }

            _request.Read($"want {id}");
            foreach (var capability in capabilities) ReadCapability(capability);
        }

        return _request.Wants.Count > 0;
    }

    /// <summary>Reads what the client has, up to the next flush or <c>done</c>.</summary>
    /// <returns>False where nothing follows: the client wants to know first where the history will end.</returns>
    private async Task<bool> ReadHavesAsync(PacketReader reader, CancellationToken cancellation)
    {
        var isFirst = true;
        while (!_request.IsDone && await reader.ReadAsync(cancellation) is { Kind: not PacketKind.Flush } packet)
        {
            if (packet.Kind == PacketKind.End && isFirst) return false;
            Check(packet);
            isFirst = false;
            _request.Read(packet.Text);
        }

        return true;
    }

    private static void Check(Packet packet)
    {
        if (packet.Kind != PacketKind.Data) throw new GitProtocolException("protocol error: the request ends before its flush");
    }

    private void ReadCapability(string capability)
    {
        switch (capability)
        {
            case "multi_ack_detailed": _mode = AckMode.Detailed; break;
            case "multi_ack" when _mode == AckMode.Single: _mode = AckMode.Each; break;
            case "no-done": _needsNoDone = true; break;
            case "side-band-64k": _packetLength = PacketReader.MaxLength; break;
            case "side-band" when _packetLength == 0: _packetLength = SmallPacket; break;
            case "no-progress" or "include-tag" or "deepen-relative": _request.ReadOption(capability); break;
            case not null when capability.StartsWith("object-format=", StringComparison.Ordinal) && capability != RefAdvertisement.ObjectFormat:
                throw new GitProtocolException("this hub's objects are named by SHA-1");
        }
    }

    /// <summary>Says what both sides have.</summary>
    /// <returns>Whether the pack follows.</returns>
    private async Task<bool> AcknowledgeAsync(FetchSession session, PacketWriter packets, CancellationToken cancellation)
    {
        var common = session.Common;
        var suffix = _mode switch
        {
            AckMode.Each => " continue",
            AckMode.Detailed => " common",
            _ => string.Empty,
        };
        foreach (var id in _mode == AckMode.Single ? common.Take(1) : common) await packets.LineAsync($"ACK {id}{suffix}", cancellation);
        var isReady = !_request.IsDone && _mode == AckMode.Detailed && await session.IsReadyAsync(cancellation);
        if (isReady) await packets.LineAsync($"ACK {common[^1]} ready", cancellation);
        var sendsPack = _request.IsDone || (isReady && _needsNoDone);

        // With several acknowledgments, a NAK ends every round but the last.
        if (common.Count == 0 || (!_request.IsDone && _mode != AckMode.Single)) await packets.LineAsync("NAK", cancellation);
        if (sendsPack && common.Count > 0 && _mode != AckMode.Single) await packets.LineAsync($"ACK {common[^1]}", cancellation);
        return sendsPack;
    }
}
