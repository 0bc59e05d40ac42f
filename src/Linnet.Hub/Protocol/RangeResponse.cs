using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol;

/// <summary>Answers the header <c>Range</c>: status and headers for the part that is there.</summary>
internal static class RangeResponse
{
    internal const int CopyBuffer = 128 << 10;

    /// <summary>Sets status, length and range of the answer.</summary>
    /// <param name="context">The request, and the answer with its ETag.</param>
    /// <param name="size">Of the whole.</param>
    /// <returns>The bytes to send.</returns>
    /// <exception cref="RefusedException">The range lies behind the end.</exception>
    internal static ByteRange Begin(HttpContext context, long size)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.AcceptRanges = "bytes";
        var isStillTheSame = request.Headers.IfRange.Count == 0 || request.Headers.IfRange == response.Headers.ETag;
        var range = new ByteRange(0, size);
        try
        {
            if (isStillTheSame && ByteRange.TryParse(request.Headers.Range.FirstOrDefault(), size, out var part))
            {
                range = part;
                response.StatusCode = StatusCodes.Status206PartialContent;
                response.Headers.ContentRange = range.Describe(size);
            }
        }
        catch (RefusedException)
        {
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{size}");
            throw;
        }

        response.ContentLength = range.Length;
        return range;
    }
}
