namespace Linnet.Hub.Content;

/// <summary>The bytes of several segments, one after the other.</summary>
internal sealed class SegmentStream(IBlobStore blobs, IReadOnlyList<Segment> segments) : ReadOnlyStream
{
    private Stream? _current;
    private int _next;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0) return 0;
        while (true)
        {
            if (_current is not null)
            {
                var count = await _current.ReadAsync(buffer, cancellationToken);
                if (count > 0) return count;
                await _current.DisposeAsync();
                _current = null;
            }

            if (_next == segments.Count) return 0;
            var segment = segments[_next++];
            _current = await blobs.OpenAsync(PackNames.NameOf(segment.PackId), segment.Offset, segment.Length, cancellationToken);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _current?.Dispose();
        base.Dispose(disposing);
    }
}
