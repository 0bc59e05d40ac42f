using System.Buffers;
using System.Globalization;
using Linnet.Chunking;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Content;

/// <summary>
/// Contents that come in together: what is new in them becomes one pack. Nothing is stored before <see cref="CompleteAsync"/>; an upload that
/// is dropped before leaves nothing behind. Memory is bounded by two blocks, whatever the sizes.
/// </summary>
internal sealed class ContentUpload : IAsyncDisposable
{
    /// <summary>Bytes from the beginning of a content that its reader gets to see.</summary>
    internal const int HeadLength = 1024;

    /// <summary>Well below the age at which a pack that no row names is garbage.</summary>
    internal static readonly TimeSpan MaxDuration = TimeSpan.FromHours(12);

    private readonly HubDatabase _database;
    private readonly TimeProvider _clock;
    private readonly DateTimeOffset _begun;
    private readonly UploadPack _pack;
    private readonly Dictionary<ContentId, (StoredContent Content, List<Segment> Segments)> _contents = [];

    internal ContentUpload(HubDatabase database, IBlobStore blobs, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
        _begun = clock.GetUtcNow();
        _pack = new UploadPack(database, blobs);
    }

    /// <summary>Takes a content in.</summary>
    /// <param name="bytes">Read to its end.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <param name="expected">What its SHA-256 has to be, where the sender has said so.</param>
    /// <param name="cancellation">Ends the upload.</param>
    /// <exception cref="RefusedException">Other bytes came than were announced.</exception>
    internal async Task<AddedContent> AddAsync(Stream bytes, long length, ContentId? expected, CancellationToken cancellation)
    {
        var segments = new List<Segment>();
        using var hasher = new ContentHasher(length);
        return length > ContentChunker.MaxSize
            ? await AddLargeAsync(bytes, length, hasher, segments, expected, cancellation)
            : await AddSmallAsync(bytes, (int)length, hasher, segments, expected, cancellation);
    }

    /// <summary>Makes everything durable: the pack first, then the rows that name it.</summary>
    /// <param name="userId">Who may now name these contents in a commit; null for nobody.</param>
    /// <param name="cancellation">Ends the upload; nothing is stored then.</param>
    internal async Task CompleteAsync(long? userId, CancellationToken cancellation)
    {
        if (_contents.Count == 0) return;
        if (_clock.GetUtcNow() - _begun > MaxDuration)
            throw new RefusedException(Refusal.BadRequest, $"The upload took more than {MaxDuration.TotalHours} hours; send it again in smaller parts.");
        await _pack.CompleteAsync(cancellation);
        await _database.WriteAsync(
            async context =>
            {
                await AddRowsAsync(context, cancellation);
                if (userId is { } sender) await GrantAsync(context, sender, cancellation);
                return true;
            },
            cancellation);
    }

    public ValueTask DisposeAsync() => _pack.DisposeAsync();

    private static void Check(StoredContent content, long length, ContentId? expected)
    {
        if (content.Size != length)
        {
            throw new RefusedException(Refusal.BadRequest, string.Create(
                CultureInfo.InvariantCulture, $"{length} bytes were announced and {(content.Size > length ? "more" : $"{content.Size}")} came; send the file again."));
        }

        if (expected is { } id && id != content.Id)
            throw new RefusedException(Refusal.BadRequest, $"SHA-256 {id} was announced and {content.Id} came; the bytes were damaged on the way, or the file has changed: send it again.");
    }

    private static byte[] HeadOf(ReadOnlyMemory<byte> bytes) => bytes[..Math.Min(HeadLength, bytes.Length)].ToArray();

    private async Task<AddedContent> AddLargeAsync(
        Stream bytes, long length, ContentHasher hasher, List<Segment> segments, ContentId? expected, CancellationToken cancellation)
    {
        long total;
        byte[]? head = null;
        await using (var blocks = new BlockReader(bytes, length, cancellation))
        {
            var used = 0;
            do
            {
                await blocks.NextAsync(used);
                head ??= HeadOf(blocks.Fresh);
                used = await HashAndStoreAsync(hasher, blocks, segments, cancellation);
            }
            while (!blocks.IsEnd);
            total = blocks.Total;
        }

        return await TakeAsync(bytes, total, length, hasher, segments, expected, head, cancellation);
    }

    private async Task<AddedContent> AddSmallAsync(
        Stream bytes, int length, ContentHasher hasher, List<Segment> segments, ContentId? expected, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, length));
        try
        {
            var count = await bytes.ReadAtLeastAsync(buffer.AsMemory(0, length), length, throwOnEndOfStream: false, cancellation);
            hasher.Add(buffer.AsSpan(0, count));
            var added = await TakeAsync(bytes, count, length, hasher, segments, expected, HeadOf(buffer.AsMemory(0, count)), cancellation);
            if (length > 0 && segments.Count == 0 && await IsNewAsync(added.Content.Id, segments, cancellation))
                segments.Add(await _pack.AppendAsync(buffer.AsMemory(0, length), cancellation));
            return added;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether the bytes have to be kept. The segments of a content that is stored already are not needed: its row is there when the upload ends, or nothing is.</summary>
    private async Task<bool> IsNewAsync(ContentId id, List<Segment> segments, CancellationToken cancellation) =>
        ReferenceEquals(_contents[id].Segments, segments) && !await _database.ReadAsync(context => context.Contents.AnyAsync(row => row.Id == id, cancellation));

    /// <summary>The name of the whole content is computed beside its chunks: both cost about the same.</summary>
    private async Task<int> HashAndStoreAsync(ContentHasher hasher, BlockReader blocks, List<Segment> segments, CancellationToken cancellation)
    {
        var hashing = Task.Run(() => hasher.Add(blocks.Fresh.Span), CancellationToken.None);
        try
        {
            return await _pack.StoreChunksAsync(blocks.Block, blocks.IsEnd, segments, cancellation);
        }
        finally
        {
            await hashing;
        }
    }

    private async Task<AddedContent> TakeAsync(
        Stream bytes, long total, long length, ContentHasher hasher, List<Segment> segments, ContentId? expected, byte[] head, CancellationToken cancellation)
    {
        // A sender that has said too little is found out by one more byte.
        if (total == length && await bytes.ReadAsync(new byte[1], cancellation) > 0) total++;
        var content = hasher.Finish(total);
        Check(content, length, expected);
        _contents.TryAdd(content.Id, (content, segments));
        return new AddedContent(content, head);
    }

    private async Task AddRowsAsync(HubDbContext context, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        if (_pack.Length is { } size) context.Packs.Add(new PackRow { Id = _pack.Id, Size = size, Created = now });
        foreach (var ids in _contents.Keys.Chunk(HubDatabase.MaxParameters))
        {
            var present = (await context.Contents.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
            foreach (var id in ids.Where(id => !present.Contains(id)))
            {
                var (content, segments) = _contents[id];
                if (content.Size != segments.Sum(segment => segment.Length))
                    throw new RefusedException(Refusal.Conflict, $"Content {id} was removed while it was sent; send it again.");
                context.Contents.Add(new ContentRow { Id = id, Size = content.Size, GitId = content.GitId ?? default, Created = now });
                context.Segments.AddRange(segments.Select((segment, ordinal) => new SegmentRow
                {
                    ContentId = id,
                    Ordinal = ordinal,
                    PackId = segment.PackId,
                    Offset = segment.Offset,
                    Length = segment.Length,
                }));
            }
        }

        foreach (var ids in _pack.Chunks.Keys.Chunk(HubDatabase.MaxParameters))
        {
            var present = (await context.Chunks.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
            context.Chunks.AddRange(ids.Where(id => !present.Contains(id)).Select(id => (Id: id, Place: _pack.Chunks[id])).Select(chunk => new ChunkRow
            {
                Id = chunk.Id,
                PackId = chunk.Place.PackId,
                Offset = chunk.Place.Offset,
                Length = (int)chunk.Place.Length,
            }));
        }
    }

    private async Task GrantAsync(HubDbContext context, long userId, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        foreach (var ids in _contents.Keys.Chunk(HubDatabase.MaxParameters))
        {
            var granted = context.Uploads.Where(row => row.UserId == userId && ids.Contains(row.ContentId));
            var known = (await granted.Select(row => row.ContentId).ToListAsync(cancellation)).ToHashSet();
            await granted.ExecuteUpdateAsync(update => update.SetProperty(row => row.At, now), cancellation);
            context.Uploads.AddRange(ids.Where(id => !known.Contains(id)).Select(id => new UploadRow { UserId = userId, ContentId = id, At = now }));
        }
    }
}
