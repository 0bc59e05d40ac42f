using Linnet.Hub.Content;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>So many zeros, in place of bytes that nobody wants.</summary>
internal sealed class ZeroStream(long length) : ReadOnlyStream
{
    private long _left = length;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = (int)Math.Min(buffer.Length, _left);
        buffer.Span[..count].Clear();
        _left -= count;
        return ValueTask.FromResult(count);
    }
}
