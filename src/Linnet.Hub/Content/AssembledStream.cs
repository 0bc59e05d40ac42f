namespace Linnet.Hub.Content;

/// <summary>A content of which some runs of bytes are sent, and the others are read from where they are stored.</summary>
/// <param name="sent">The bytes that are sent, one after the other.</param>
/// <param name="blobs">Where the others are.</param>
/// <param name="runs">All runs in order: a place, or null for bytes that are sent; and how many bytes.</param>
internal sealed class AssembledStream(Stream sent, IBlobStore blobs, IReadOnlyList<(Segment? Place, long Length)> runs) : ReadOnlyStream
{
    private Stream? _stored;
    private int _next;
    private long _left;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0) return 0;
        while (_left == 0)
        {
            if (_next == runs.Count) return 0;
            await BeginAsync(runs[_next++], cancellationToken);
        }

        var count = await (_stored ?? sent).ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _stored?.Dispose();
        base.Dispose(disposing);
    }

    private async Task BeginAsync((Segment? Place, long Length) run, CancellationToken cancellation)
    {
        if (_stored is not null) await _stored.DisposeAsync();
        _stored = run.Place is { } place ? await blobs.OpenAsync(PackNames.NameOf(place.PackId), place.Offset, place.Length, cancellation) : null;
        _left = run.Length;
    }
}
