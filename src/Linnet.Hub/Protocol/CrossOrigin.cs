using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol;

/// <summary>
/// Lets scripts of any page ask the hub. Credentials are tokens that such a script has to have itself: where any origin is allowed, browsers send no cookies
/// along, and the session's would not cross sites anyhow.
/// </summary>
internal sealed class CrossOrigin(RequestDelegate next)
{
    private const string Day = "86400";

    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        if (request.Headers.Origin.Count > 0)
        {
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = HubHeaders.Exposed;
        }

        if (!HttpMethods.IsOptions(request.Method)) return next(context);
        headers.AccessControlAllowMethods = "GET, HEAD, POST, PUT, DELETE";
        headers.AccessControlAllowHeaders = "Authorization, Content-Type, Range, Accept, If-None-Match, X-Request-Id";
        headers.AccessControlMaxAge = Day;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
