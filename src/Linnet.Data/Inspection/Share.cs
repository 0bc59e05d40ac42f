namespace Linnet.Data;

/// <summary>A value and how many rows have it.</summary>
/// <param name="Name">A label, script or language.</param>
/// <param name="Count">Rows with it.</param>
/// <param name="Fraction">Of all rows, 0 to 1.</param>
public sealed record Share(string Name, long Count, double Fraction)
{
    /// <summary>Shares by falling count, then by name.</summary>
    internal static IReadOnlyList<Share> Of(IEnumerable<KeyValuePair<string, long>> counts, long rows) =>
    [
        .. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new Share(pair.Key, pair.Value, rows == 0 ? 0 : (double)pair.Value / rows)),
    ];
}
