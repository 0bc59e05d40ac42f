using Linnet.Hub.Git.Packets;

namespace Linnet.Hub.Git.Fetching;

/// <summary>The command <c>fetch</c> (git's manual, gitprotocol-v2).</summary>
/// <param name="source">The repository.</param>
/// <param name="limits">How much may be asked for.</param>
internal sealed class FetchCommand(IGitObjectSource source, GitLimits limits)
{
    internal const string Name = "fetch";

    private readonly FetchRequest _request = new(limits);

    /// <summary>Takes an argument.</summary>
    /// <exception cref="GitProtocolException">There is none such.</exception>
    internal void Read(string line) => _request.Read(line);

    /// <summary>Answers with what both have, with the pack, or with both.</summary>
    internal async Task AnswerAsync(Stream output, CancellationToken cancellation)
    {
        if (_request.Wants.Count == 0) return;
        var packets = new PacketWriter(output);
        var session = await FetchSession.OpenAsync(source, _request, limits, cancellation);
        if (!_request.IsDone && _request.Haves.Count > 0)
        {
            var isReady = await session.IsReadyAsync(cancellation);
            await packets.LineAsync("acknowledgments", cancellation);
            foreach (var id in session.Common) await packets.LineAsync($"ACK {id}", cancellation);
            if (session.Common.Count == 0) await packets.LineAsync("NAK", cancellation);
            if (!isReady)
            {
                await packets.FlushAsync(cancellation);
                return;
            }

            await packets.LineAsync("ready", cancellation);
            await packets.DelimiterAsync(cancellation);
        }

        if (_request.Shallow.Deepens || _request.Shallow.Present.Count > 0)
        {
            await packets.LineAsync("shallow-info", cancellation);
            await session.WriteShallowAsync(packets, cancellation);
            await packets.DelimiterAsync(cancellation);
        }

        await packets.LineAsync("packfile", cancellation);
        await session.SendAsync(new PackChannel(output, PacketReader.MaxLength, !_request.IsQuiet), cancellation);
    }
}
