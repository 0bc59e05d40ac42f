using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol;

/// <summary>Answers in plain text.</summary>
internal static class HubText
{
    private const string Plain = "text/plain; charset=utf-8";

    /// <summary>Writes an answer that nothing takes for markup.</summary>
    internal static Task WriteAsync(HttpContext context, string text)
    {
        context.Response.ContentType = Plain;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
