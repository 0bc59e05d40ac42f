using System.Globalization;

namespace Linnet.Cli.Output;

/// <summary>Bars, times and sizes as people read them.</summary>
internal static class Wording
{
    private const int BarLength = 20;

    /// <summary>A bar and its percentage.</summary>
    internal static string Bar(long done, long total)
    {
        var share = total <= 0 ? 1 : Math.Clamp((double)done / total, 0, 1);
        var filled = (int)(share * BarLength);
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', BarLength - filled)}] {100 * share,3:F0} %");
    }

    /// <summary>A time in its two largest units.</summary>
    internal static string Duration(TimeSpan span) => span.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes:00} min")
        : span.TotalMinutes >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min {span.Seconds:00} s")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(span.TotalSeconds):F0} s");

    /// <summary>A number of bytes in megabytes, or in smaller units where it is small.</summary>
    internal static string Bytes(long count) => count switch
    {
        >= 100_000 => string.Create(CultureInfo.InvariantCulture, $"{count / 1e6:F1} MB"),
        >= 1000 => string.Create(CultureInfo.InvariantCulture, $"{count / 1e3:F1} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} bytes"),
    };
}
