using Linnet.Hub.Git.Fetching;
using Linnet.Hub.Git.Packets;
using Linnet.Hub.Git.Refs;

namespace Linnet.Hub.Git;

/// <summary>Answers clients that clone, fetch or list refs, in versions 0, 1 and 2 of git's protocol.</summary>
/// <param name="source">The repository.</param>
/// <param name="limits">How much may be asked for.</param>
internal sealed class UploadPack(IGitObjectSource source, GitLimits limits)
{
    private const string Command = "command=";

    /// <summary>Says what there is, and what this side can do.</summary>
    internal async Task AdvertiseAsync(int version, Stream output, CancellationToken cancellation)
    {
        var packets = new PacketWriter(output);
        if (version == 2) await RefAdvertisement.WriteCapabilitiesAsync(packets, cancellation);
        else await RefAdvertisement.WriteRefsAsync(packets, version, await RefList.LoadAsync(source, cancellation), cancellation);
    }

    /// <summary>Answers a request. What is wrong with it is told in the way in which git shows it to its user.</summary>
    internal async Task AnswerAsync(int version, Stream input, Stream output, CancellationToken cancellation)
    {
        var reader = new PacketReader(input, limits.MaxRequestBytes);
        try
        {
            if (version == 2) await AnswerCommandAsync(reader, output, cancellation);
            else await new OldFetch(source, limits).AnswerAsync(reader, output, cancellation);
        }
        catch (GitProtocolException refused)
        {
            await new PacketWriter(output).ErrorAsync(refused.Message, cancellation);
        }
    }

    /// <summary>Reads the head of a command.</summary>
    /// <returns>Its name, null where the client has only knocked; and whether arguments follow.</returns>
    private static async Task<(string? Command, bool HasArguments)> ReadHeadAsync(PacketReader reader, CancellationToken cancellation)
    {
        string? command = null;
        while (true)
        {
            var packet = await reader.ReadAsync(cancellation);
            if (packet.Kind == PacketKind.Flush || (packet.Kind == PacketKind.End && command is null)) return (command, false);
            if (packet.Kind == PacketKind.Delimiter && command is not null) return (command, true);
            if (packet.Kind != PacketKind.Data) throw new GitProtocolException("protocol error: a command and its arguments were expected");
            var line = packet.Text;
            if (line.StartsWith(Command, StringComparison.Ordinal)) command = line[Command.Length..];
            else if (line.StartsWith("object-format=", StringComparison.Ordinal) && line != RefAdvertisement.ObjectFormat) throw new GitProtocolException("this hub's objects are named by SHA-1");
        }
    }

    private static async Task ReadArgumentsAsync(PacketReader reader, Action<string> read, CancellationToken cancellation)
    {
        while (await reader.ReadAsync(cancellation) is { Kind: not PacketKind.Flush } packet)
        {
            if (packet.Kind != PacketKind.Data) throw new GitProtocolException("protocol error: the request ends before its flush");
            read(packet.Text);
        }
    }

    private async Task AnswerCommandAsync(PacketReader reader, Stream output, CancellationToken cancellation)
    {
        var (command, hasArguments) = await ReadHeadAsync(reader, cancellation);
        switch (command)
        {
            case null: return;
            case ListRefsCommand.Name:
                var list = new ListRefsCommand();
                if (hasArguments) await ReadArgumentsAsync(reader, list.Read, cancellation);
                await list.AnswerAsync(new PacketWriter(output), await RefList.LoadAsync(source, cancellation), cancellation);
                return;
            case FetchCommand.Name:
                var fetch = new FetchCommand(source, limits);
                if (hasArguments) await ReadArgumentsAsync(reader, fetch.Read, cancellation);
                await fetch.AnswerAsync(output, cancellation);
                return;
            default: throw new GitProtocolException("unknown command; this hub knows ls-refs and fetch");
        }
    }
}
