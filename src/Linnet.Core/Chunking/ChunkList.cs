using System.Buffers;
using System.Security.Cryptography;

namespace Linnet.Chunking;

/// <summary>What a file is made of: its chunks as <see cref="ContentChunker"/> cuts them, and the SHA-256 of the whole.</summary>
public sealed class ChunkList
{
    private const int BufferSize = 4 * ContentChunker.MaxSize;

    private ChunkList(string id, long length, IReadOnlyList<FileChunk> chunks)
    {
        Id = id;
        Length = length;
        Chunks = chunks;
    }

    /// <summary>The SHA-256 of the file, 64 small hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    /// <summary>Its chunks, from the first to the last.</summary>
    public IReadOnlyList<FileChunk> Chunks { get; }

    /// <summary>Reads a file to its end, in bounded memory.</summary>
    /// <param name="file">The bytes.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<ChunkList> ReadAsync(Stream file, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var chunks = new List<FileChunk>();
            var (offset, filled) = (0L, 0);
            while (true)
            {
                var count = await file.ReadAtLeastAsync(buffer.AsMemory(filled), buffer.Length - filled, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
                whole.AppendData(buffer, filled, count);
                filled += count;
                var isEnd = filled < buffer.Length;
                var used = Cut(buffer.AsSpan(0, filled), offset, isEnd, chunks);
                offset += used;
                if (isEnd) return new ChunkList(Convert.ToHexStringLower(whole.GetHashAndReset()), offset, chunks);
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Cut(ReadOnlySpan<byte> bytes, long offset, bool isEnd, List<FileChunk> chunks)
    {
        var position = 0;
        while (position < bytes.Length && (isEnd || bytes.Length - position >= ContentChunker.MaxSize))
        {
            var length = ContentChunker.FirstCut(bytes[position..]);
            chunks.Add(new FileChunk(Convert.ToHexStringLower(SHA256.HashData(bytes.Slice(position, length))), offset + position, length));
            position += length;
        }

        return position;
    }
}
