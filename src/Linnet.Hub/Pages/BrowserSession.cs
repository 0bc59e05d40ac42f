using Linnet.Hub.Access;
using Linnet.Hub.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages;

/// <summary>
/// The session of a browser, kept in a cookie. It says who reads; to change anything, the request has to show as well that one of the hub's own pages sent it.
/// </summary>
internal static class BrowserSession
{
    private const string Cookie = "linnet-session";

    /// <summary>Who a request's cookie speaks for.</summary>
    /// <returns>Null for nobody.</returns>
    /// <exception cref="RefusedException">It is a form of a page that was not made for this session.</exception>
    internal static async Task<Caller?> CallerAsync(HttpContext context, HubServices hub)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } text) return null;
        if (await hub.Sessions.FindAsync(text, context.RequestAborted) is not { } caller) return null;
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return caller;
        if (await FormGuard.IsOwnAsync(context, hub, caller.SessionKey!)) return caller;
        return context.GetEndpoint()?.Metadata.GetMetadata<FormMark>() is null ? null : throw OutOfDate(Refusal.Forbidden);
    }

    /// <summary>Gives the browser its session.</summary>
    internal static void Begin(HttpContext context, string text) => context.Response.Cookies.Append(Cookie, text, Options(context, Sessions.Lifetime));

    /// <summary>Ends the session.</summary>
    internal static async Task EndAsync(HttpContext context, HubServices hub)
    {
        if (context.Request.Cookies[Cookie] is { Length: > 0 } text) await hub.Sessions.EndAsync(text, context.RequestAborted);
        context.Response.Cookies.Delete(Cookie, Options(context, null));
    }

    internal static RefusedException OutOfDate(Refusal refusal) =>
        new(refusal, "This form was not made for this session, or is out of date: load its page again, then send it.");

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = lifetime, Path = "/" };
}
