using System.Security.Cryptography;
using System.Text;
using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Forms;

/// <summary>
/// Tells forms of the hub from those of other sites. Each form carries an HMAC over the session, or over a cookie of the visitor where there is no
/// session, which no other site can know.
/// </summary>
internal static class FormGuard
{
    /// <summary>The field of a form.</summary>
    internal const string Field = "_form";

    /// <summary>The header of a script.</summary>
    internal const string Header = "X-Form-Token";

    private const string VisitorCookie = "linnet-visitor";
    private const string FetchSite = "Sec-Fetch-Site";
    private const int VisitorLength = 16;

    /// <summary>What forms of this page carry. A visitor without a session gets the cookie that belongs to it.</summary>
    internal static string TokenFor(HttpContext context, HubServices hub)
    {
        if (context.Caller.SessionKey is { } session) return Sign(hub, "session", session);
        var visitor = context.Request.Cookies[VisitorCookie];
        if (string.IsNullOrEmpty(visitor))
        {
            visitor = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(VisitorLength));
            context.Response.Cookies.Append(VisitorCookie, visitor, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
        }

        return Sign(hub, "visitor", visitor);
    }

    /// <summary>Whether a request of a session was sent by one of the hub's own pages.</summary>
    internal static async Task<bool> IsOwnAsync(HttpContext context, HubServices hub, string sessionKey) =>
        IsSameSite(context) && Matches(await SentAsync(context), Sign(hub, "session", sessionKey));

    /// <summary>Whether a visitor's form was sent by one of the hub's own pages.</summary>
    internal static async Task<bool> IsOwnAsync(HttpContext context, HubServices hub) =>
        IsSameSite(context) && context.Request.Cookies[VisitorCookie] is { Length: > 0 } visitor && Matches(await SentAsync(context), Sign(hub, "visitor", visitor));

    /// <summary>Browsers say where a request comes from; those that do not are held to the token alone.</summary>
    private static bool IsSameSite(HttpContext context) => context.Request.Headers[FetchSite].FirstOrDefault() is null or "same-origin" or "none";

    private static async Task<string?> SentAsync(HttpContext context)
    {
        if (context.Request.Headers[Header].FirstOrDefault() is { } header) return header;
        var isForm = context.GetEndpoint()?.Metadata.GetMetadata<FormMark>() is not null && context.Request.HasFormContentType;
        return isForm ? (await context.FormAsync())[Field].FirstOrDefault() : null;
    }

    private static bool Matches(string? sent, string expected) =>
        sent is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.ASCII.GetBytes(expected));

    private static string Sign(HubServices hub, string kind, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(hub.FormKey, Encoding.UTF8.GetBytes($"{kind}:{value}")));
}
