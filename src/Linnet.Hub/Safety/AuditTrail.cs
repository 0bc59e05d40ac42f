using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Safety;

/// <summary>Writes into the audit log what was changed, and what was refused for want of a right.</summary>
internal sealed class AuditTrail(RequestDelegate next, AuditLog log)
{
    private const int MaxPath = 500;

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        finally
        {
            if (IsWorthNoting(context)) log.Write(EntryOf(context));
        }
    }

    private static bool IsWorthNoting(HttpContext context)
    {
        var status = context.Response.StatusCode;
        if (status is StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests) return true;

        // Clients try without credentials first, and hear that some are needed: only those that were wrong are worth a line.
        if (status == StatusCodes.Status401Unauthorized) return context.Request.Headers.Authorization.Count > 0;
        return !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method) && status < StatusCodes.Status400BadRequest;
    }

    private AuditEntry EntryOf(HttpContext context)
    {
        var caller = context.Caller;
        var path = HubHeaders.Safe(context.Request.Path.Value ?? string.Empty);
        return new AuditEntry(
            log.Clock.GetUtcNow().ToUniversalTime(),
            context.TraceIdentifier,
            context.Connection.RemoteIpAddress?.ToString(),
            caller.IsAnonymous ? null : caller.Name,
            caller.IsAnonymous ? null : caller.TokenName,
            context.Request.Method,
            path.Length <= MaxPath ? path : path[..MaxPath],
            context.Response.StatusCode);
    }
}
