using System.Text;
using Linnet.Hub.Git;
using Linnet.Hub.Git.Packets;

namespace Linnet.Hub.Tests.Git;

/// <summary>Requests as git clients write them, and answers in parts.</summary>
internal static class Wire
{
    /// <summary>Stands for a flush.</summary>
    internal const string Flush = "<flush>";

    /// <summary>Stands for the end of a section.</summary>
    internal const string Delimiter = "<delimiter>";

    internal static byte[] Request(params IEnumerable<string> lines)
    {
        var bytes = new List<byte>();
        foreach (var line in lines)
        {
            bytes.AddRange(line switch
            {
                Flush => "0000"u8.ToArray(),
                Delimiter => "0001"u8.ToArray(),
                _ => Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(line) + 5:x4}{line}\n"),
            });
        }

        return [.. bytes];
    }

    /// <summary>A request of version 2.</summary>
    internal static byte[] Command(string command, params IEnumerable<string> arguments) =>
        Request(["command=" + command, "agent=test/1", "object-format=sha1", Delimiter, .. arguments, Flush]);

    internal static async Task<byte[]> AnswerAsync(IGitObjectSource source, int version, byte[] request, GitLimits? limits = null)
    {
        using var output = new MemoryStream();
        await new UploadPack(source, limits ?? GitLimits.Default).AnswerAsync(version, new MemoryStream(request), output, CancellationToken.None);
        return output.ToArray();
    }

    /// <summary>The lines of an answer up to a pack, flushes and section ends among them; the pack; and what came on the other bands.</summary>
    internal static async Task<(List<string> Lines, byte[] Pack, string Progress)> ReadAsync(byte[] answer)
    {
        var reader = new PacketReader(new MemoryStream(answer), long.MaxValue);
        var lines = new List<string>();
        var progress = new StringBuilder();
        using var pack = new MemoryStream();
        while (await reader.ReadAsync(CancellationToken.None) is { Kind: not PacketKind.End } packet)
        {
            var band = packet.Bytes.Length > 0 && packet.Bytes.Span[0] <= 3 ? packet.Bytes.Span[0] : 0;
            if (packet.Kind == PacketKind.Flush) lines.Add(Flush);
            else if (packet.Kind == PacketKind.Delimiter) lines.Add(Delimiter);
            else if (band == 0) lines.Add(packet.Text);
            else if (band == 1) pack.Write(packet.Bytes.Span[1..]);
            else progress.Append(Encoding.UTF8.GetString(packet.Bytes.Span[1..]));
        }

        return (lines, pack.ToArray(), progress.ToString());
    }

    /// <summary>A fetch of version 2.</summary>
    internal static async Task<(List<string> Lines, byte[] Pack, string Progress)> FetchAsync(IGitObjectSource source, params IEnumerable<string> arguments) =>
        await ReadAsync(await AnswerAsync(source, 2, Command("fetch", arguments)));
}
