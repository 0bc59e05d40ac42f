using System.Globalization;

namespace Linnet.Hub.Pages.Texts;

/// <summary>A text of the pages in both languages. Each room keeps its own in a static class of fields, so that none can lack a language.</summary>
/// <param name="English">In English; <c>{0}</c> and so on are gaps.</param>
/// <param name="Chinese">The same in Chinese, with the same gaps.</param>
internal sealed record PageText(string English, string Chinese)
{
    /// <summary>In a language, with its gaps filled.</summary>
    internal string In(PageLanguage language, params object?[] values)
    {
        var text = language == PageLanguage.Chinese ? Chinese : English;
        return values.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, values);
    }
}
