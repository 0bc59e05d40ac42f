using System.Globalization;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol;

/// <summary>What an answer says of a file before its bytes.</summary>
internal static class FileHeaders
{
    private const string Immutable = "max-age=31536000, immutable";

    /// <summary>Describes a file.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="entry">The file.</param>
    /// <param name="commit">Where it is.</param>
    /// <param name="isFixed">Whether the address names a commit, and the file will never be another.</param>
    /// <param name="isPrivate">Whether others than the caller may not have it.</param>
    /// <param name="isRaw">Whether git's pointer to a large file is meant.</param>
    internal static void Write(HttpContext context, FileEntry entry, ObjectId commit, bool isFixed, bool isPrivate, bool isRaw)
    {
        var headers = context.Response.Headers;
        headers[HubHeaders.RepositoryCommit] = commit.ToString();
        var isLarge = entry.File!.IsPointer && !isRaw;
        headers.ETag = $"\"{(isLarge ? entry.Tag : entry.Id.ToString())}\"";
        if (isLarge)
        {
            headers[HubHeaders.LinkedTag] = headers.ETag;
            headers[HubHeaders.LinkedSize] = entry.File.Size.ToString(CultureInfo.InvariantCulture);
        }

        headers.CacheControl = isFixed ? $"{(isPrivate ? "private" : "public")}, {Immutable}" : "no-cache";
        var name = entry.Path[(entry.Path.LastIndexOf('/') + 1)..];
        headers.ContentDisposition = $"inline; filename*=UTF-8''{Uri.EscapeDataString(name)}; filename=\"{HubHeaders.Safe(name).Replace('"', '_')}\";";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.ContentType = FileKinds.Of(entry.Path);
    }
}
