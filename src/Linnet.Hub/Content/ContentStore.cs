using Linnet.Hub.Database;
using Linnet.Hub.Objects;
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
        return row?.ToStored();
    }

    /// <summary>What git would call the bytes of a content; computed when it is asked for the first time, where its upload has left that out.</summary>
    internal async Task<ObjectId> GitIdAsync(StoredContent content, CancellationToken cancellation)
    {
        if (content.GitId is { } known) return known;
        using var hash = new GitHash(GitHash.Blob, content.Size);
        var buffer = new byte[128 << 10];
        await using (var bytes = await OpenAsync(content.Id, 0, content.Size, cancellation))
        {
            while (await bytes.ReadAsync(buffer, cancellation) is var count and > 0) hash.Add(buffer.AsSpan(0, count));
        }

        var id = hash.Finish();
        await database.WriteAsync(
            context => context.Contents.Where(row => row.Id == content.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.GitId, id), cancellation), cancellation);
        return id;
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
