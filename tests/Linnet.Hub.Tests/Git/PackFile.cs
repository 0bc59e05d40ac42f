using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Linnet.Hub.Content;
using Linnet.Hub.Git;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Tests.Git;

/// <summary>Reads packs of whole objects, checking all that can be checked.</summary>
internal static class PackFile
{
    internal static async Task<List<(GitObjectKind Kind, byte[] Bytes)>> ReadAsync(byte[] pack)
    {
        Assert.Equal("PACK"u8.ToArray(), pack[..4]);
        Assert.Equal(2, BinaryPrimitives.ReadInt32BigEndian(pack.AsSpan(4)));
        var count = BinaryPrimitives.ReadInt32BigEndian(pack.AsSpan(8));
        var body = new OneByteStream(pack[..^20], 12);
        var items = new List<(GitObjectKind, byte[])>();
        for (var i = 0; i < count; i++)
        {
            var next = body.Next();
            var kind = (GitObjectKind)((next >> 4) & 7);
            long length = next & 15;
            for (var shift = 4; (next & 0x80) != 0; shift += 7) length |= (long)((next = body.Next()) & 0x7F) << shift;
            using var bytes = new MemoryStream();
            await InflateAsync(body, bytes);
            Assert.Equal(length, bytes.Length);
            items.Add((kind, bytes.ToArray()));
        }

        Assert.Equal(0, body.Left);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(pack, 0, pack.Length - 20);
        Assert.Equal(hash.GetHashAndReset(), pack[^20..]);
        return items;
    }

    /// <summary>The names of a pack's objects; none is there twice.</summary>
    internal static async Task<HashSet<ObjectId>> IdsAsync(byte[] pack)
    {
        var items = await ReadAsync(pack);
        var ids = items.Select(item => GitHash.Of(item.Kind.ToString().ToLowerInvariant(), item.Bytes)).ToHashSet();
        Assert.Equal(items.Count, ids.Count);
        return ids;
    }

    /// <summary>Reads step by step: copied as a whole, the source would be read to its end.</summary>
    private static async Task InflateAsync(Stream source, MemoryStream bytes)
    {
        await using var inflated = new ZLibStream(source, CompressionMode.Decompress, leaveOpen: true);
        var buffer = new byte[4096];
        while (await inflated.ReadAsync(buffer) is var count and > 0) bytes.Write(buffer, 0, count);
    }

    /// <summary>Gives one byte at a time, so that nobody reads past the end of what is deflated.</summary>
    private sealed class OneByteStream(byte[] bytes, int position) : ReadOnlyStream
    {
        private int _position = position;

        internal int Left => bytes.Length - _position;

        internal byte Next() => bytes[_position++];

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Left == 0 || buffer.Length == 0) return ValueTask.FromResult(0);
            buffer.Span[0] = Next();
            return ValueTask.FromResult(1);
        }
    }
}
