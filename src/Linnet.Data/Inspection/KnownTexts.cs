using System.Globalization;

namespace Linnet.Data;

/// <summary>The texts of one file, to be looked up exactly, normalised, and by similarity.</summary>
internal sealed class KnownTexts(InspectionOptions options)
{
    private readonly Dictionary<UInt128, long> _exact = [];
    private readonly Dictionary<UInt128, long> _normalised = [];
    private readonly MinHashIndex _near = new(options.NearDuplicateSimilarity);
    private readonly List<long> _nearLines = [];

    internal void Add(TextRow row)
    {
        if (string.IsNullOrWhiteSpace(row.Text) || !_exact.TryAdd(TextKey.Exact(row), row.Line)) return;
        if (!_normalised.TryAdd(TextKey.Normalised(row), row.Line) || _near.Count >= options.MostNearDuplicateTexts) return;
        _near.FindAndAdd(TextKey.TextOf(row), out _);
        _nearLines.Add(row.Line);
    }

    /// <summary>The strongest match of a row: its kind, and where it was found; or null.</summary>
    internal (string Kind, string Detail)? Find(TextRow row)
    {
        if (string.IsNullOrWhiteSpace(row.Text)) return null;
        if (_exact.TryGetValue(TextKey.Exact(row), out var line)) return (SplitLeak.Exact, $"line {line}");
        if (_normalised.TryGetValue(TextKey.Normalised(row), out line)) return (SplitLeak.Normalised, $"line {line}");
        var found = _near.Find(TextKey.TextOf(row), out var similarity);
        return found < 0 ? null : (SplitLeak.Near, string.Create(CultureInfo.InvariantCulture, $"{100 * similarity:F0} % as line {_nearLines[found]}"));
    }
}
