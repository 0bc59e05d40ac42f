using Linnet.Hub.Content;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>Lets a part of what is written through, and drops what comes before and behind it.</summary>
internal sealed class BundleWindow(Stream inner, long offset, long length) : WriteOnlyStream
{
    private long _position;

    /// <summary>Whether nothing of the bytes that come next, behind some others, would be let through: they need not be the right ones.</summary>
    internal bool Misses(long skipped, long count) => _position + skipped + count <= offset || _position + skipped >= offset + length;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var from = Math.Clamp(offset - _position, 0, buffer.Length);
        var to = Math.Clamp(offset + length - _position, from, buffer.Length);
        _position += buffer.Length;
        if (to > from) await inner.WriteAsync(buffer[(int)from..(int)to], cancellationToken);
    }
}
