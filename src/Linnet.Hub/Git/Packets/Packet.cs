using System.Text;

namespace Linnet.Hub.Git.Packets;

/// <summary>A pkt-line that was read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">Its bytes without the length; they are there until the next one is read.</param>
internal readonly record struct Packet(PacketKind Kind, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The bytes as a line, without the line feed that may end it.</summary>
    internal string Text => Encoding.UTF8.GetString(Bytes.Span is [.. var line, (byte)'\n'] ? line : Bytes.Span);
}
