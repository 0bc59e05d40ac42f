using Linnet.Chunking;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Content;

/// <summary>The pack of an upload: takes the chunks that no pack has yet, and knows where the others are.</summary>
internal sealed class UploadPack(HubDatabase database, IBlobStore blobs) : IAsyncDisposable
{
    private readonly Dictionary<ContentId, Segment> _chunks = [];
    private BlobWriter? _writer;

    internal string Id { get; } = PackNames.NewId();

    /// <summary>Bytes of the pack; null while there is none, because nothing new has come.</summary>
    internal long? Length => _writer?.Length;

    /// <summary>The chunks that are new here.</summary>
    internal IReadOnlyDictionary<ContentId, Segment> Chunks => _chunks;

    /// <summary>Stores all whole chunks of a block.</summary>
    /// <param name="block">Bytes of a content.</param>
    /// <param name="isEnd">The content ends with this block, and so does its last chunk.</param>
    /// <param name="segments">Where the content's bytes are; the chunks are added.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>How many bytes these chunks have.</returns>
    internal async Task<int> StoreChunksAsync(ReadOnlyMemory<byte> block, bool isEnd, List<Segment> segments, CancellationToken cancellation)
    {
        var (chunks, used) = Cut(block.Span, isEnd);
        var stored = await FindAsync([.. chunks.Select(chunk => chunk.Id).Where(id => !_chunks.ContainsKey(id)).Distinct()], cancellation);

        // New neighbours go into the pack with one write.
        var (from, to) = (0, 0);
        foreach (var (id, start, length) in chunks)
        {
            if (!_chunks.TryGetValue(id, out var segment) && !stored.TryGetValue(id, out segment))
            {
                if (to != start)
                {
                    await WriteAsync(block[from..to], cancellation);
                    from = start;
                }

                to = start + length;
                segment = new Segment(Id, (Length ?? 0) + start - from, length);
                _chunks.Add(id, segment);
            }

            segment.AddTo(segments);
        }

        await WriteAsync(block[from..to], cancellation);
        return used;
    }

    /// <summary>Stores bytes as they are.</summary>
    internal async Task<Segment> AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var segment = new Segment(Id, Length ?? 0, bytes.Length);
        await WriteAsync(bytes, cancellation);
        return segment;
    }

    /// <summary>Makes the pack durable.</summary>
    internal Task CompleteAsync(CancellationToken cancellation) => _writer?.CompleteAsync(cancellation) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _writer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static (List<(ContentId Id, int Start, int Length)> Chunks, int Used) Cut(ReadOnlySpan<byte> block, bool isEnd)
    {
        var chunks = new List<(ContentId Id, int Start, int Length)>();
        var position = 0;
        while (position < block.Length && (isEnd || block.Length - position >= ContentChunker.MaxSize))
        {
            var length = ContentChunker.FirstCut(block[position..]);
            chunks.Add((ContentId.Of(block.Slice(position, length)), position, length));
            position += length;
        }

        return (chunks, position);
    }

    private async Task<Dictionary<ContentId, Segment>> FindAsync(ContentId[] ids, CancellationToken cancellation)
    {
        if (ids.Length == 0) return [];
        var rows = await database.ReadAsync(context => context.Chunks.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation));
        return rows.ToDictionary(row => row.Id, row => new Segment(row.PackId, row.Offset, row.Length));
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (bytes.Length == 0) return;
        _writer ??= await blobs.CreateAsync(PackNames.NameOf(Id), cancellation);
        await _writer.WriteAsync(bytes, cancellation);
    }
}
