using System.Buffers;
using Amazon.S3;
using Amazon.S3.Model;

namespace Linnet.Hub.Content.S3;

/// <summary>
/// Writes one object of an <see cref="S3BlobStore"/>: a small one with one request, a large one in parts, one of which is on its way while the next
/// is filled. A process that dies leaves parts that nobody sees; the garbage collector, or the bucket's own rule for incomplete uploads, removes them.
/// </summary>
internal sealed class S3BlobWriter(IAmazonS3 client, string bucket, string key, bool isEncrypted) : BlobWriter
{
    private const int FirstPartSize = 16 << 20;

    /// <summary>Parts grow with their number, since there are at most 10 000 of them: enough for 900 GB.</summary>
    private const int PartsOfOneSize = 1000;

    private readonly List<PartETag> _parts = [];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstPartSize);
    private int _filled;
    private string? _uploadId;
    private Task<PartETag>? _sending;
    private bool _isCompleted;

    /// <summary>Of the part that is being filled.</summary>
    private int PartSize => FirstPartSize * (1 + ((_parts.Count + (_sending is null ? 0 : 1)) / PartsOfOneSize));

    internal override async Task CompleteAsync(CancellationToken cancellation)
    {
        if (_uploadId is null)
        {
            await PutWholeAsync(cancellation);
        }
        else
        {
            if (_filled > 0) await SendPartAsync(cancellation);
            await FinishSendingAsync();
            await S3Errors.TranslateAsync(key, () => client.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = _uploadId, PartETags = _parts }, cancellation));
        }

        _isCompleted = true;
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await FinishSendingAsync();
            if (_uploadId is not null && !_isCompleted) await S3Errors.TranslateAsync(key, () => client.AbortMultipartUploadAsync(bucket, key, _uploadId));
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The bucket is away, or does not know how to forget parts: its own rule removes them.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _filled = 0;
        }
    }

    private protected override async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (bytes.Length > 0)
        {
            var count = Math.Min(bytes.Length, PartSize - _filled);
            bytes[..count].CopyTo(_buffer.AsMemory(_filled));
            _filled += count;
            bytes = bytes[count..];
            if (_filled == PartSize) await SendPartAsync(cancellation);
        }
    }

    private async Task PutWholeAsync(CancellationToken cancellation)
    {
        using var bytes = new MemoryStream(_buffer, 0, _filled);
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = key,
            InputStream = bytes,
            AutoCloseStream = false,
            UseChunkEncoding = false,
            DisablePayloadSigning = isEncrypted,
        };
        await S3Errors.TranslateAsync(key, () => client.PutObjectAsync(request, cancellation));
    }

    /// <summary>Begins to send what is filled, when the part before is there.</summary>
    private async Task SendPartAsync(CancellationToken cancellation)
    {
        await FinishSendingAsync();
        _uploadId ??= (await S3Errors.TranslateAsync(key, () => client.InitiateMultipartUploadAsync(bucket, key, cancellation))).UploadId;
        _sending = SendAsync(_buffer, _filled, _parts.Count + 1, cancellation);
        _buffer = ArrayPool<byte>.Shared.Rent(PartSize);
        _filled = 0;
    }

    private async Task FinishSendingAsync()
    {
        if (_sending is null) return;
        var sending = _sending;
        _sending = null;
        _parts.Add(await sending);
    }

    private async Task<PartETag> SendAsync(byte[] buffer, int length, int number, CancellationToken cancellation)
    {
        try
        {
            using var bytes = new MemoryStream(buffer, 0, length);
            var request = new UploadPartRequest
            {
                BucketName = bucket,
                Key = key,
                UploadId = _uploadId,
                PartNumber = number,
                PartSize = length,
                InputStream = bytes,
                UseChunkEncoding = false,
                DisablePayloadSigning = isEncrypted,
            };
            var answer = await S3Errors.TranslateAsync(key, () => client.UploadPartAsync(request, cancellation));
            return new PartETag(number, answer.ETag);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
