using System.Buffers;
using System.Globalization;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Content;

/// <summary>
/// Contents that come in together: what is new in them becomes one pack. Nothing is stored before <see cref="CompleteAsync"/>; an upload that
/// is dropped before leaves nothing behind. Memory is bounded by one buffer, whatever the sizes.
/// </summary>
internal sealed class ContentUpload : IAsyncDisposable
{
    /// <summary>Bytes from the beginning of a content that its reader gets to see.</summary>
    internal const int HeadLength = 1024;

    /// <summary>Small enough that the server reads the next buffer from the network while this one is worked on.</summary>
    private const int BufferSize = 4 * ContentChunker.MaxSize;

    private readonly HubDatabase _database;
    private readonly IBlobStore _blobs;
    private readonly TimeProvider _clock;
    private readonly string _packId = PackNames.NewId();
    private readonly Dictionary<ContentId, Segment> _chunks = [];
    private readonly Dictionary<ContentId, (StoredContent Content, List<Segment> Segments)> _contents = [];
    private readonly HashSet<ContentId> _seen = [];
    private BlobWriter? _pack;

    internal ContentUpload(HubDatabase database, IBlobStore blobs, TimeProvider clock)
    {
        _database = database;
        _blobs = blobs;
        _clock = clock;
    }

    /// <summary>Takes a content in.</summary>
    /// <param name="bytes">Read to its end.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <param name="expected">What its SHA-256 has to be, where the sender has said so.</param>
    /// <param name="cancellation">Ends the upload.</param>
    /// <exception cref="RefusedException">Other bytes came than were announced.</exception>
    internal async Task<AddedContent> AddAsync(Stream bytes, long length, ContentId? expected, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(length, 1, BufferSize));
        try
        {
            using var hasher = new ContentHasher(length);
            var segments = new List<Segment>();
            var head = Array.Empty<byte>();
            var total = 0L;
            var filled = 0;
            while (true)
            {
                var space = buffer.AsMemory(filled);
                var count = await bytes.ReadAtLeastAsync(space, space.Length, throwOnEndOfStream: false, cancellation);
                var isEnd = count < space.Length || total + count == length;
                if (total == 0) head = buffer.AsSpan(0, Math.Min(HeadLength, count)).ToArray();
                total += count;
                filled += count;
                if (total > length) break;
                if (length > ContentChunker.MaxSize)
                {
                    var used = await HashAndStoreAsync(hasher, space[..count], buffer.AsMemory(0, filled), isEnd, segments, cancellation);
                    buffer.AsSpan(used, filled - used).CopyTo(buffer);
                    filled -= used;
                }
                else
                {
                    hasher.Add(space.Span[..count]);
                }

                if (isEnd) break;
            }

            // A sender that has said too little is found out by one more byte.
            if (total == length && await bytes.ReadAsync(new byte[1], cancellation) > 0) total++;
            var content = hasher.Finish(total);
            Check(content, length, expected);
            if (length <= ContentChunker.MaxSize) await StoreWholeAsync(content, buffer.AsMemory(0, filled), segments, cancellation);
            _seen.Add(content.Id);
            _contents.TryAdd(content.Id, (content, segments));
            return new AddedContent(content, head);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Makes everything durable: the pack first, then the rows that name it.</summary>
    /// <param name="userId">Who may now name these contents in a commit.</param>
    /// <param name="cancellation">Ends the upload; nothing is stored then.</param>
    internal async Task CompleteAsync(long userId, CancellationToken cancellation)
    {
        if (_seen.Count == 0) return;
        if (_pack is not null) await _pack.CompleteAsync(cancellation);
        await _database.WriteAsync(
            async context =>
            {
                await AddRowsAsync(context, cancellation);
                await GrantAsync(context, userId, cancellation);
                return true;
            },
            cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_pack is not null) await _pack.DisposeAsync();
    }

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

    private async Task StoreWholeAsync(StoredContent content, ReadOnlyMemory<byte> bytes, List<Segment> segments, CancellationToken cancellation)
    {
        if (bytes.Length == 0 || _contents.ContainsKey(content.Id)) return;

        // The segments of a content that is stored already are not needed: its row is there when the upload ends, or nothing is.
        if (await _database.ReadAsync(context => context.Contents.AnyAsync(row => row.Id == content.Id, cancellation))) return;
        (await AppendAsync(bytes, cancellation)).AddTo(segments);
    }

    /// <summary>The names of the whole content are computed beside its chunks: both cost about the same.</summary>
    private async Task<int> HashAndStoreAsync(
        ContentHasher hasher, ReadOnlyMemory<byte> fresh, ReadOnlyMemory<byte> bytes, bool isEnd, List<Segment> segments, CancellationToken cancellation)
    {
        var hashing = Task.Run(() => hasher.Add(fresh.Span), CancellationToken.None);
        try
        {
            return await StoreChunksAsync(bytes, isEnd, segments, cancellation);
        }
        finally
        {
            await hashing;
        }
    }

    /// <summary>Stores all whole chunks of the buffer.</summary>
    /// <returns>How many bytes they have.</returns>
    private async Task<int> StoreChunksAsync(ReadOnlyMemory<byte> bytes, bool isEnd, List<Segment> segments, CancellationToken cancellation)
    {
        var found = new List<(ContentId Id, int Start, int Length)>();
        var position = 0;
        while (position < bytes.Length && (isEnd || bytes.Length - position >= ContentChunker.MaxSize))
        {
            var length = ContentChunker.FirstCut(bytes.Span[position..]);
            found.Add((ContentId.Of(bytes.Span.Slice(position, length)), position, length));
            position += length;
        }

        var stored = await FindChunksAsync(found.Select(chunk => chunk.Id).Where(id => !_chunks.ContainsKey(id)).Distinct().ToArray(), cancellation);
        foreach (var (id, start, length) in found)
        {
            if (!_chunks.TryGetValue(id, out var segment) && !stored.TryGetValue(id, out segment))
            {
                segment = await AppendAsync(bytes.Slice(start, length), cancellation);
                _chunks.Add(id, segment);
            }

            segment.AddTo(segments);
        }

        return position;
    }

    private async Task<Dictionary<ContentId, Segment>> FindChunksAsync(ContentId[] ids, CancellationToken cancellation)
    {
        if (ids.Length == 0) return [];
        var rows = await _database.ReadAsync(context => context.Chunks.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation));
        return rows.ToDictionary(row => row.Id, row => new Segment(row.PackId, row.Offset, row.Length));
    }

    private async Task<Segment> AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        _pack ??= await _blobs.CreateAsync(PackNames.NameOf(_packId), cancellation);
        var segment = new Segment(_packId, _pack.Length, bytes.Length);
        await _pack.WriteAsync(bytes, cancellation);
        return segment;
    }

    private async Task AddRowsAsync(HubDbContext context, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        if (_pack is not null) context.Packs.Add(new PackRow { Id = _packId, Size = _pack.Length, Created = now });
        foreach (var ids in _contents.Keys.Chunk(HubDatabase.MaxParameters))
        {
            var present = (await context.Contents.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
            foreach (var id in ids.Where(id => !present.Contains(id)))
            {
                var (content, segments) = _contents[id];
                if (content.Size != segments.Sum(segment => segment.Length))
                    throw new RefusedException(Refusal.Conflict, $"Content {id} was removed while it was sent; send it again.");
                context.Contents.Add(new ContentRow { Id = id, Size = content.Size, GitId = content.GitId, Created = now });
                context.Segments.AddRange(segments.Select((segment, ordinal) => new SegmentRow
                {
                    ContentId = id, Ordinal = ordinal, PackId = segment.PackId, Offset = segment.Offset, Length = segment.Length,
                }));
            }
        }

        foreach (var ids in _chunks.Keys.Chunk(HubDatabase.MaxParameters))
        {
            var present = (await context.Chunks.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
            context.Chunks.AddRange(ids.Where(id => !present.Contains(id)).Select(id => new ChunkRow
            {
                Id = id, PackId = _chunks[id].PackId, Offset = _chunks[id].Offset, Length = (int)_chunks[id].Length,
            }));
        }
    }

    private async Task GrantAsync(HubDbContext context, long userId, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        foreach (var id in _seen)
        {
            var updated = await context.Uploads.Where(row => row.UserId == userId && row.ContentId == id)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.At, now), cancellation);
            if (updated == 0) context.Uploads.Add(new UploadRow { UserId = userId, ContentId = id, At = now });
        }
    }
}
