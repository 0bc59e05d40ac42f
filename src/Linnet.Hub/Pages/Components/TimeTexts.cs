using System.Globalization;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Components;

/// <summary>How long ago something was.</summary>
internal static class TimeTexts
{
    internal static readonly PageText Now = new("just now", "刚刚");
    internal static readonly PageText Minute = new("1 minute ago", "1 分钟前");
    internal static readonly PageText Minutes = new("{0} minutes ago", "{0} 分钟前");
    internal static readonly PageText Hour = new("1 hour ago", "1 小时前");
    internal static readonly PageText Hours = new("{0} hours ago", "{0} 小时前");
    internal static readonly PageText Day = new("1 day ago", "1 天前");
    internal static readonly PageText Days = new("{0} days ago", "{0} 天前");

    private const int DaysInWords = 30;

    /// <summary>In words up to a month, then as a date.</summary>
    internal static string Ago(PageLanguage language, DateTimeOffset now, DateTimeOffset time)
    {
        var age = now - time;
        if (age < TimeSpan.FromMinutes(1)) return Now.In(language);
        if (age < TimeSpan.FromHours(1)) return Count(Minute, Minutes, (int)age.TotalMinutes);
        if (age < TimeSpan.FromDays(1)) return Count(Hour, Hours, (int)age.TotalHours);
        if (age < TimeSpan.FromDays(DaysInWords)) return Count(Day, Days, (int)age.TotalDays);
        return time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        string Count(PageText one, PageText many, int number) => number == 1 ? one.In(language) : many.In(language, number);
    }
}
