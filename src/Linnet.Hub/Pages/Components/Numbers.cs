using System.Globalization;

namespace Linnet.Hub.Pages.Components;

/// <summary>Numbers as people read them.</summary>
internal static class Numbers
{
    private const double Thousand = 1000;

    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>A count in at most four characters: <c>950</c>, <c>1.2k</c>, <c>34M</c>.</summary>
    internal static string Short(long count) => count switch
    {
        < 1_000 => count.ToString(CultureInfo.InvariantCulture),
        < 1_000_000 => Scaled(count / Thousand) + "k",
        < 1_000_000_000 => Scaled(count / (Thousand * Thousand)) + "M",
        _ => Scaled(count / (Thousand * Thousand * Thousand)) + "G",
    };

    /// <summary>A number of bytes: <c>440 MB</c>.</summary>
    internal static string Bytes(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= Thousand && unit + 1 < Units.Length) (value, unit) = (value / Thousand, unit + 1);
        return $"{(unit == 0 ? bytes.ToString(CultureInfo.InvariantCulture) : Scaled(value))} {Units[unit]}";
    }

    /// <summary>A whole number with its thousands apart.</summary>
    internal static string Grouped(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Scaled(double value) => (Math.Floor(value * 10) / 10).ToString(value < 10 ? "0.#" : "0", CultureInfo.InvariantCulture);
}
