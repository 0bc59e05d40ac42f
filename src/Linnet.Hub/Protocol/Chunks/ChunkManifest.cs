using System.Buffers.Binary;
using Linnet.Chunking;
using Linnet.Hub.Content;

namespace Linnet.Hub.Protocol.Chunks;

/// <summary>The head of an upload by chunks: which chunks the file has, and which of them follow.</summary>
internal static class ChunkManifest
{
    /// <summary>Enough for files of 50 GB.</summary>
    internal const int MaxChunks = 200_000;

    private const int EntryLength = 1 + sizeof(uint) + ContentId.Length;
    private const byte IsSent = 1;

    /// <summary>Reads the head; the bytes of the chunks that are sent follow it.</summary>
    /// <exception cref="RefusedException">It is damaged.</exception>
    internal static async Task<IReadOnlyList<(ContentId Id, int Length, bool IsSent)>> ReadAsync(Stream body, CancellationToken cancellation)
    {
        try
        {
            var count = await CountAsync(body, cancellation);
            var chunks = new List<(ContentId, int, bool)>(count);
            var entry = new byte[EntryLength];
            while (chunks.Count < count)
            {
                await body.ReadExactlyAsync(entry, cancellation);
                chunks.Add(Entry(entry, chunks.Count));
            }

            return chunks;
        }
        catch (EndOfStreamException)
        {
            throw new RefusedException(Refusal.BadRequest, "The list of chunks ends too early; send the file again.");
        }
    }

    /// <summary>Checks the size of a chunk.</summary>
    internal static void CheckSize(long size, int index)
    {
        if (size is < 1 or > ContentChunker.MaxSize)
            throw new RefusedException(Refusal.BadRequest, $"Chunk {index} has {size} bytes; chunks have 1 to {ContentChunker.MaxSize}.");
    }

    private static async Task<int> CountAsync(Stream body, CancellationToken cancellation)
    {
        var bytes = new byte[sizeof(uint)];
        await body.ReadExactlyAsync(bytes, cancellation);
        var count = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return count is > 0 and <= MaxChunks
            ? (int)count
            : throw new RefusedException(Refusal.BadRequest, $"A file has 1 to {MaxChunks} chunks, not {count}; send a larger one in parts.");
    }

    private static (ContentId Id, int Length, bool IsSent) Entry(ReadOnlySpan<byte> entry, int index)
    {
        if (entry[0] > IsSent) throw new RefusedException(Refusal.BadRequest, $"Chunk {index} begins with {entry[0]}; 0 stands for a chunk that the hub has, 1 for one that follows.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(entry[1..]);
        CheckSize(length, index);
        return (ContentId.FromBytes(entry[(1 + sizeof(uint))..]), (int)length, entry[0] == IsSent);
    }
}
