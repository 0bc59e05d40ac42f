using Linnet.Hub.Git.Packets;
using Linnet.Hub.Git.Refs;

namespace Linnet.Hub.Git;

/// <summary>Answers clients that push: changes come in by other ways, and git says by which.</summary>
internal static class ReceivePack
{
    /// <summary>What the user reads.</summary>
    internal const string Reason =
        "this hub is read by git and written by its own clients: use `linnet push FOLDER NAMESPACE/NAME`, or the HTTP API (`hf upload`, @huggingface/hub)";

    /// <summary>Answers the first question of a push.</summary>
    internal static async Task AdvertiseAsync(Stream output, CancellationToken cancellation)
    {
        var packets = new PacketWriter(output);
        await RefAdvertisement.WriteServiceAsync(packets, RefAdvertisement.ReceivePack, cancellation);
        await packets.ErrorAsync(Reason, cancellation);
    }

    /// <summary>Answers a push that did not ask first.</summary>
    internal static ValueTask AnswerAsync(Stream output, CancellationToken cancellation) => new PacketWriter(output).ErrorAsync(Reason, cancellation);
}
