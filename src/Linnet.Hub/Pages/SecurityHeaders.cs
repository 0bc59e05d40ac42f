using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages;

/// <summary>What browsers are told not to do.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Nothing but the hub's own files: no script or style within a page, no other site's picture, no frame around it.</summary>
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For everything that is no page, and for what browsers are led to take for one.</summary>
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    private const string Year = "max-age=31536000";

    /// <summary>Handles a request: headers for every answer, whatever it is.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = Year;
        context.Response.OnStarting(() =>
        {
            // Errors take headers of the answer away that was begun before.
            if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = DataPolicy;
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>Those of a page.</summary>
    internal static void AddPage(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = PagePolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}
