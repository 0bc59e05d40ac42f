using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol;

/// <summary>Every answer says under which number the log knows it: the client's own, where it sends one.</summary>
internal sealed class RequestIds(RequestDelegate next)
{
    private const int MaxLength = 128;

    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var sent = headers[HubHeaders.RequestId].FirstOrDefault() ?? headers[HubHeaders.TraceId].FirstOrDefault();
        var isUsable = sent is { Length: > 0 and <= MaxLength } && sent.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '=' or ';' or '.' or ':');
        context.TraceIdentifier = isUsable ? sent! : Guid.NewGuid().ToString("N");
        context.Response.Headers[HubHeaders.RequestId] = context.TraceIdentifier;
        return next(context);
    }
}
