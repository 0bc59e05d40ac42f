namespace Linnet.Hub.Content;

/// <summary>A run of bytes of a stored object, which has to be there whole.</summary>
/// <param name="source">Stands at the first byte; disposed with this stream.</param>
/// <param name="name">For messages.</param>
/// <param name="length">How many bytes.</param>
internal sealed class PartStream(Stream source, string name, long length) : ReadOnlyStream
{
    private const int ReadBuffer = 128 << 10;

    private long _left = length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = (int)Math.Min(Math.Min(buffer.Length, ReadBuffer), _left);
        if (wanted == 0) return 0;
        var count = await source.ReadAsync(buffer[..wanted], cancellationToken);
        if (count == 0) throw new EndOfStreamException($"{name}: ends {_left} bytes too early; the stored object is damaged.");
        _left -= count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }
}
