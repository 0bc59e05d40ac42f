using System.Globalization;

namespace Linnet.Data;

/// <summary>Finds exact duplicates, conflicting labels and near-duplicates while rows stream by.</summary>
internal sealed class RepeatedTexts(InspectionOptions options)
{
    private readonly TextGroups _groups = new();
    private readonly MinHashIndex _near = new(options.NearDuplicateSimilarity);
    private readonly List<long> _lines = [];
    private readonly FindingCollector _duplicates = new(FindingNames.Duplicates, options.Examples);
    private readonly FindingCollector _conflicts = new(FindingNames.Conflicts, options.Examples);
    private readonly FindingCollector _nearDuplicates = new(FindingNames.NearDuplicates, options.Examples);

    internal void Add(TextRow row)
    {
        var repeat = _groups.Add(row);
        if (repeat.Kind == RepeatKind.SameLabel) _duplicates.Add(row, $"as line {repeat.FirstLine}");
        else if (repeat.Kind == RepeatKind.OtherLabel) _conflicts.Add(row, $"'{TextGroups.LabelKey(row)}' here, another label on line {repeat.FirstLine}");
        else if (_near.Count < options.MostNearDuplicateTexts) AddNear(row);
    }

    internal IEnumerable<Finding> Findings() => [_duplicates.ToFinding(), _conflicts.ToFinding(), _nearDuplicates.ToFinding()];

    private void AddNear(TextRow row)
    {
        var found = _near.FindAndAdd(TextKey.TextOf(row), out var similarity);
        _lines.Add(row.Line);
        if (found >= 0) _nearDuplicates.Add(row, string.Create(CultureInfo.InvariantCulture, $"{100 * similarity:F0} % as line {_lines[found]}"));
    }
}
