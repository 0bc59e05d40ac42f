using System.Net;
using System.Runtime.CompilerServices;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Linnet.Hub.Content.S3;

/// <summary>A blob store that is a bucket of S3, or of a server that speaks its protocol: an object appears when it is whole, and is durable then.</summary>
internal sealed class S3BlobStore : IBlobStore, IDisposable
{
    private readonly AmazonS3Client _client;
    private readonly S3Location _location;

    internal S3BlobStore(S3Location location)
    {
        _location = location;

        // Checksums of the newest kind are for servers that know them; what is stored is named by its SHA-256 anyway.
        var options = new AmazonS3Config
        {
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (location.Region is { } region) options.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        if (location.Endpoint is { } endpoint)
        {
            // Other servers have no host name for each bucket.
            options.ServiceURL = endpoint.ToString();
            options.ForcePathStyle = true;
            options.AuthenticationRegion = location.Region ?? "us-east-1";
        }

        try
        {
            _client = new AmazonS3Client(options);
        }
        catch (Exception error) when (error is AmazonClientException or ArgumentException)
        {
            throw new ConfigurationException($"--blobs: {error.Message.ReplaceLineEndings(" ")} Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and a region.");
        }
    }

    /// <summary>Finds out whether the bucket lets the hub in.</summary>
    /// <exception cref="ConfigurationException">It does not.</exception>
    internal async Task CheckAsync(CancellationToken cancellation)
    {
        try
        {
            var request = new ListObjectsRequest { BucketName = _location.Bucket, Prefix = _location.Prefix, MaxKeys = 1 };
            await S3Errors.TranslateAsync(_location.Bucket, () => _client.ListObjectsAsync(request, cancellation));
        }
        catch (IOException error)
        {
            throw new ConfigurationException($"--blobs: the bucket does not let the hub in: {error.Message}");
        }
    }

    public Task<BlobWriter> CreateAsync(string name, CancellationToken cancellation) =>
        Task.FromResult<BlobWriter>(new S3BlobWriter(_client, _location.Bucket, KeyOf(name), IsEncrypted));

    public async Task<Stream> OpenAsync(string name, long offset, long length, CancellationToken cancellation)
    {
        if (length == 0) return Stream.Null;
        var request = new GetObjectRequest { BucketName = _location.Bucket, Key = KeyOf(name), ByteRange = new Amazon.S3.Model.ByteRange(offset, offset + length - 1) };
        var answer = await S3Errors.TranslateAsync(name, () => _client.GetObjectAsync(request, cancellation));
        return new PartStream(answer.ResponseStream, name, length);
    }

    public async Task<long?> FindLengthAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return (await S3Errors.TranslateAsync(name, () => _client.GetObjectMetadataAsync(_location.Bucket, KeyOf(name), cancellation))).ContentLength;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>By the older of the two ways to list, which goes on behind the last name: all servers know it.</summary>
    public async IAsyncEnumerable<BlobEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListObjectsRequest { BucketName = _location.Bucket, Prefix = KeyOf(folder) + "/" };
        while (true)
        {
            var page = await S3Errors.TranslateAsync(folder, () => _client.ListObjectsAsync(request, cancellation));
            foreach (var item in page.S3Objects ?? [])
                yield return new BlobEntry(item.Key[_location.Prefix.Length..], item.Size ?? 0, item.LastModified?.ToUniversalTime() ?? DateTimeOffset.MaxValue);
            if (page.IsTruncated != true || page.S3Objects is not { Count: > 0 } items) yield break;
            request.Marker = items[^1].Key;
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellation) =>
        S3Errors.TranslateAsync(name, () => _client.DeleteObjectAsync(_location.Bucket, KeyOf(name), cancellation));

    /// <summary>Parts of large objects whose writer has died: nobody sees them, and they cost room.</summary>
    public async Task<int> EndUnfinishedAsync(string folder, DateTimeOffset before, CancellationToken cancellation)
    {
        var ended = 0;
        var request = new ListMultipartUploadsRequest { BucketName = _location.Bucket, Prefix = KeyOf(folder) + "/" };
        while (true)
        {
            ListMultipartUploadsResponse page;
            try
            {
                page = await S3Errors.TranslateAsync(folder, () => _client.ListMultipartUploadsAsync(request, cancellation));
            }
            catch (IOException error) when (error.InnerException is AmazonServiceException { StatusCode: HttpStatusCode.NotImplemented or HttpStatusCode.MethodNotAllowed })
            {
                // A server that cannot list them forgets them by a rule of its own.
                return ended;
            }

            foreach (var upload in page.MultipartUploads ?? [])
            {
                if (upload.Initiated is not { } begun || begun.ToUniversalTime() >= before.UtcDateTime) continue;
                await EndAsync(upload, cancellation);
                ended++;
            }

            if (page.IsTruncated != true || string.IsNullOrEmpty(page.NextKeyMarker)) return ended;
            (request.KeyMarker, request.UploadIdMarker) = (page.NextKeyMarker, page.NextUploadIdMarker);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Over HTTPS nobody can change bytes on the way, and they need not be hashed once more to be signed.</summary>
    private bool IsEncrypted => _location.Endpoint?.Scheme != "http";

    private async Task EndAsync(MultipartUpload upload, CancellationToken cancellation)
    {
        try
        {
            await S3Errors.TranslateAsync(upload.Key, () => _client.AbortMultipartUploadAsync(_location.Bucket, upload.Key, upload.UploadId, cancellation));
        }
        catch (FileNotFoundException)
        {
            // Somebody was faster.
        }
    }

    private string KeyOf(string name)
    {
        BlobNames.Check(name);
        return _location.Prefix + name;
    }
}
