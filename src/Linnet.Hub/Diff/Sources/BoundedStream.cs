using Linnet.Hub.Content;

namespace Linnet.Hub.Diff;

/// <summary>The next bytes of another stream, and no more; closes it.</summary>
/// <param name="inner">Stands at the first byte.</param>
/// <param name="length">How many bytes.</param>
internal sealed class BoundedStream(Stream inner, long length) : ReadOnlyStream
{
    private long _left = length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
