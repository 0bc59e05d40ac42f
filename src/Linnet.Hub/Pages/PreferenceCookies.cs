using Linnet.Hub.Pages.Texts;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages;

/// <summary>What a visitor has chosen for the look of the pages. Kept in cookies that say nothing else, so that it works without an account.</summary>
internal static class PreferenceCookies
{
    internal const string Language = "linnet-lang";
    internal const string Theme = "linnet-theme";
    internal const string ThemeField = "theme";
    internal const string Light = "light";
    internal const string Dark = "dark";

    private const string Auto = "auto";

    /// <summary>The chosen theme; null where the system's is taken.</summary>
    internal static string? ThemeOf(HttpContext context)
    {
        var chosen = context.Request.Query[ThemeField].FirstOrDefault() ?? context.Request.Cookies[Theme];
        return chosen is Light or Dark ? chosen : null;
    }

    /// <summary>Keeps what the address has chosen.</summary>
    internal static void Keep(HttpContext context)
    {
        if (LanguageChoice.Parse(context.Request.Query[LanguageChoice.Field].FirstOrDefault()) is { } language)
            Set(context, Language, LanguageChoice.Code(language));
        if (context.Request.Query[ThemeField].FirstOrDefault() is Light or Dark or Auto) Set(context, Theme, context.Request.Query[ThemeField]!);
    }

    private static void Set(HttpContext context, string name, string value) => context.Response.Cookies.Append(
        name, value, new CookieOptions { SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), HttpOnly = true });
}
