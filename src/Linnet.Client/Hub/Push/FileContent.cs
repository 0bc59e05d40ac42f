using System.Net;
using System.Net.Http.Headers;

namespace Linnet.Client.Hub;

/// <summary>A run of bytes of a file as the body of a request, read while it is sent.</summary>
internal sealed class FileContent : HttpContent
{
    private const int BufferLength = 1 << 18;

    private readonly LocalFile _file;
    private readonly long _offset;
    private readonly long _length;
    private readonly Action<long> _advanced;

    /// <param name="file">The file.</param>
    /// <param name="offset">Where the run begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="advanced">Hears of all bytes that have gone.</param>
    internal FileContent(LocalFile file, long offset, long length, Action<long> advanced)
    {
        (_file, _offset, _length, _advanced) = (file, offset, length, advanced);
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    }

    /// <summary>Copies a run of a file.</summary>
    /// <exception cref="ConfigurationException">The file is shorter than it was.</exception>
    internal static async Task CopyAsync(LocalFile file, long offset, long length, Func<ReadOnlyMemory<byte>, Task> write, CancellationToken cancellation)
    {
        var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (stream.ConfigureAwait(false))
        {
            if (stream.Length != file.Size) throw file.Moved();
            stream.Position = offset;
            var buffer = new byte[(int)Math.Clamp(length, 1, BufferLength)];
            for (var left = length; left > 0;)
            {
                var count = await stream.ReadAtLeastAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), (int)Math.Min(left, buffer.Length), throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
                if (count == 0) throw file.Moved();
                await write(buffer.AsMemory(0, count)).ConfigureAwait(false);
                left -= count;
            }
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => CopyAsync(
        _file,
        _offset,
        _length,
        async bytes =>
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            _advanced(bytes.Length);
        },
        cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }
}
