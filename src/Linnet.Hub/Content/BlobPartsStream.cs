namespace Linnet.Hub.Content;

/// <summary>The bytes of several parts, one after the other.</summary>
internal sealed class BlobPartsStream(IBlobStore blobs, IReadOnlyList<BlobPart> parts) : ReadOnlyStream
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

            if (_next == parts.Count) return 0;
            var part = parts[_next++];
            _current = await blobs.OpenAsync(part.Name, part.Offset, part.Length, cancellationToken);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _current?.Dispose();
        base.Dispose(disposing);
    }
}
