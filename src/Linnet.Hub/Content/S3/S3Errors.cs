using System.Net;
using Amazon.Runtime;

namespace Linnet.Hub.Content.S3;

/// <summary>What goes wrong on the way to S3, in the words that all blob stores use.</summary>
internal static class S3Errors
{
    private const int DiskFull = 28;

    private static readonly HashSet<string> Full = new(StringComparer.Ordinal) { "QuotaExceeded", "StorageFull", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded" };

    /// <summary>Does something with an object.</summary>
    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    /// <exception cref="IOException">The server refuses, or does not answer.</exception>
    internal static async Task<T> TranslateAsync<T>(string name, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (AmazonServiceException error) when (error.StatusCode == HttpStatusCode.NotFound && error.ErrorCode != "NoSuchBucket")
        {
            throw new FileNotFoundException($"{name} is not in the bucket.", name, error);
        }
        catch (AmazonServiceException error) when (error.StatusCode == HttpStatusCode.InsufficientStorage || Full.Contains(error.ErrorCode ?? string.Empty))
        {
            throw new IOException($"{name}: the bucket is full.", DiskFull);
        }
        catch (Exception error) when (error is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException($"{name}: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }
}
