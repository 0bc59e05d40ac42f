using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Content;

/// <summary>Bytes by their SHA-256: each content is stored once, and large ones share the chunks that they have in common.</summary>
internal sealed class ContentStore(HubDatabase database, IBlobStore blobs, TimeProvider clock)
{
    /// <summary>How long the sender of a content may name it in a commit.</summary>
    internal static readonly TimeSpan GrantLifetime = TimeSpan.FromDays(1);

    /// <summary>Begins to take contents in.</summary>
    internal ContentUpload BeginUpload() => new(database, blobs, clock);

    /// <summary>What is known of a content; null where it is not stored.</summary>
    internal async Task<StoredContent?> FindAsync(ContentId id, CancellationToken cancellation)
    {
        var row = await database.ReadAsync(context => context.Contents.FirstOrDefaultAsync(row => row.Id == id, cancellation));
        return row is null ? null : new StoredContent(row.Id, row.Size, row.GitId);
    }

    /// <summary>Reads a part of a content.</summary>
    /// <param name="id">The content.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">How many; the part must lie within the content.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<Stream> OpenAsync(ContentId id, long offset, long length, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length == 0) return Stream.Null;
        var rows = await database.ReadAsync(context => context.Segments.Where(row => row.ContentId == id).OrderBy(row => row.Ordinal).ToListAsync(cancellation));
        var parts = new List<BlobPart>();
        var start = 0L;
        foreach (var row in rows)
        {
            var from = Math.Max(offset, start);
            var to = Math.Min(offset + length, start + row.Length);
            if (from < to) parts.Add(new BlobPart(PackNames.NameOf(row.PackId), row.Offset + from - start, to - from));
            start += row.Length;
        }

        if (offset + length > start)
            throw new ArgumentOutOfRangeException(nameof(length), $"Content {id} has {start} bytes, and bytes {offset} to {offset + length} were asked for.");
        return parts.Count == 1
            ? await blobs.OpenAsync(parts[0].Name, parts[0].Offset, parts[0].Length, cancellation)
            : new BlobPartsStream(blobs, parts);
    }

    /// <summary>Reads a whole content that is small.</summary>
    /// <exception cref="RefusedException">It has more than <paramref name="limit"/> bytes.</exception>
    internal async Task<byte[]> ReadAsync(ContentId id, long size, int limit, CancellationToken cancellation)
    {
        if (size > limit)
            throw new RefusedException(Refusal.BadRequest, $"The file has {size} bytes, and more than {limit} are not read here.");
        var bytes = new byte[size];
        await using var stream = await OpenAsync(id, 0, size, cancellation);
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
