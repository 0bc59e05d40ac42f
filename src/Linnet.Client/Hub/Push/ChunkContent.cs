using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Linnet.Chunking;

namespace Linnet.Client.Hub;

/// <summary>The body that puts a file together: which chunks it has, and the bytes of those that the hub lacks.</summary>
internal sealed class ChunkContent : HttpContent
{
    private const int HeadLength = 4;
    private const int EntryLength = 37;

    private readonly LocalFile _file;
    private readonly IReadOnlyList<FileChunk> _chunks;
    private readonly HashSet<string> _missing;
    private readonly Action<long> _advanced;

    internal ChunkContent(LocalFile file, IReadOnlyList<FileChunk> chunks, HashSet<string> missing, Action<long> advanced)
    {
        (_file, _chunks, _missing, _advanced) = (file, chunks, missing, advanced);
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Head(), cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < _chunks.Count;)
        {
            // Neighbours are read at once.
            var first = i;
            while (i < _chunks.Count && _missing.Contains(_chunks[i].Id) && (i == first || _chunks[i].Offset == _chunks[i - 1].Offset + _chunks[i - 1].Length)) i++;
            if (i == first)
            {
                i++;
                continue;
            }

            await FileContent.CopyAsync(_file, _chunks[first].Offset, _chunks[i - 1].Offset + _chunks[i - 1].Length - _chunks[first].Offset, async bytes =>
            {
                await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
                _advanced(bytes.Length);
            }, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = HeadLength + ((long)EntryLength * _chunks.Count) + _chunks.Where(chunk => _missing.Contains(chunk.Id)).Sum(chunk => (long)chunk.Length);
        return true;
    }

    private byte[] Head()
    {
        var bytes = new byte[HeadLength + (EntryLength * _chunks.Count)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, _chunks.Count);
        for (var i = 0; i < _chunks.Count; i++)
        {
            var entry = bytes.AsSpan(HeadLength + (EntryLength * i), EntryLength);
            entry[0] = _missing.Contains(_chunks[i].Id) ? (byte)1 : (byte)0;
            BinaryPrimitives.WriteInt32BigEndian(entry[1..], _chunks[i].Length);
            Convert.FromHexString(_chunks[i].Id).CopyTo(entry[5..]);
        }

        return bytes;
    }
}
