using Linnet.Hub.Git.Packets;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Git.Refs;

/// <summary>What a client hears first (git's manual, gitprotocol-http and gitprotocol-v2).</summary>
internal static class RefAdvertisement
{
    internal const string UploadPack = "git-upload-pack";
    internal const string ReceivePack = "git-receive-pack";
    internal const string ObjectFormat = "object-format=sha1";

    private const string Version0 =
        "multi_ack multi_ack_detailed no-done side-band side-band-64k ofs-delta shallow deepen-since deepen-not deepen-relative no-progress include-tag filter "
        + "allow-tip-sha1-in-want allow-reachable-sha1-in-want " + ObjectFormat;

    private static readonly string Agent = $"agent=linnet/{typeof(RefAdvertisement).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>All refs, with what this side can do behind the first (versions 0 and 1).</summary>
    internal static async Task WriteRefsAsync(PacketWriter packets, int version, RefList refs, CancellationToken cancellation)
    {
        await WriteServiceAsync(packets, UploadPack, cancellation);
        if (version == 1) await packets.LineAsync("version 1", cancellation);
        var capabilities = $"\0{Version0} {(refs.Head is null ? string.Empty : $"symref=HEAD:{refs.HeadName} ")}{Agent}";
        if (refs.Head is { } head) await WriteAsync(head.Id, "HEAD");
        foreach (var item in refs.Refs)
        {
            await WriteAsync(item.Id, item.Name);
            if (item.Peeled is { } commit) await WriteAsync(commit, item.Name + "^{}");
        }

        if (capabilities.Length > 0) await WriteAsync(default, "capabilities^{}");
        await packets.FlushAsync(cancellation);

        async ValueTask WriteAsync(ObjectId id, string name)
        {
            await packets.LineAsync($"{id} {name}{capabilities}", cancellation);
            capabilities = string.Empty;
        }
    }

    /// <summary>What this side can do; refs are asked for later (version 2).</summary>
    internal static async Task WriteCapabilitiesAsync(PacketWriter packets, CancellationToken cancellation)
    {
        foreach (var line in new[] { "version 2", Agent, "ls-refs=unborn", "fetch=shallow filter", ObjectFormat }) await packets.LineAsync(line, cancellation);
        await packets.FlushAsync(cancellation);
    }

    /// <summary>The beginning of an answer of versions 0 and 1.</summary>
    internal static async Task WriteServiceAsync(PacketWriter packets, string service, CancellationToken cancellation)
    {
        await packets.LineAsync($"# service={service}", cancellation);
        await packets.FlushAsync(cancellation);
    }
}
