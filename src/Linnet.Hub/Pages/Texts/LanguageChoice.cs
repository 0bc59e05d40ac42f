using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Texts;

/// <summary>In which language a page is written: what the address says, else what was chosen before, else what the browser prefers.</summary>
internal static class LanguageChoice
{
    internal const string Field = "lang";

    private const string ChineseCode = "zh";
    private const string EnglishCode = "en";
    private const int MaxHeader = 400;

    /// <summary>The language of a request.</summary>
    internal static PageLanguage Of(HttpContext context) =>
        Parse(context.Request.Query[Field].FirstOrDefault())
        ?? Parse(context.Request.Cookies[PreferenceCookies.Language])
        ?? Preferred(context.Request.Headers.AcceptLanguage.ToString());

    /// <summary>As addresses and cookies write it.</summary>
    internal static string Code(PageLanguage language) => language == PageLanguage.Chinese ? ChineseCode : EnglishCode;

    /// <summary>As HTML writes it.</summary>
    internal static string Tag(PageLanguage language) => language == PageLanguage.Chinese ? "zh-Hans" : EnglishCode;

    /// <summary>Reads a code.</summary>
    /// <returns>Null where it is none of the pages' languages.</returns>
    internal static PageLanguage? Parse(string? code)
    {
        if (code is null) return null;
        if (code.StartsWith(ChineseCode, StringComparison.OrdinalIgnoreCase)) return PageLanguage.Chinese;
        return code.StartsWith(EnglishCode, StringComparison.OrdinalIgnoreCase) ? PageLanguage.English : null;
    }

    /// <summary>The first language of Accept-Language that the pages have. Browsers write them in the order of preference.</summary>
    private static PageLanguage Preferred(string header) =>
        header.Length > MaxHeader
            ? PageLanguage.English
            : header.Split(',', StringSplitOptions.TrimEntries).Select(Parse).FirstOrDefault(language => language is not null) ?? PageLanguage.English;
}
