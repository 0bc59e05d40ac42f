using System.Globalization;

namespace Linnet.Data;

/// <summary>Judges rows one by one and keeps account of those left out.</summary>
internal sealed class CleaningPass(string path, DataCleaningOptions options, CleaningFacts facts, bool expectsLabels)
{
    private readonly HashSet<UInt128> _kept = [];
    private readonly MinHashIndex _near = new(options.Thresholds.NearDuplicateSimilarity);
    private readonly List<long> _nearLines = [];
    private readonly List<DroppedRow> _dropped = [];
    private long _changedLine;

    /// <summary>Rows seen, unreadable ones included.</summary>
    internal long Read { get; private set; }

    /// <summary>Rows kept whose text was changed.</summary>
    internal long Changed { get; private set; }

    /// <summary>Rows left out so far.</summary>
    internal IReadOnlyList<DroppedRow> Dropped => _dropped;

    internal void DropUnreadable(DataFormatException error)
    {
        Read++;
        _dropped.Add(new DroppedRow(error.Line ?? 0, FindingNames.Unreadable, error.Message, ""));
    }

    internal void NoteChanged(long line) => _changedLine = line;

    /// <summary>The rows to keep.</summary>
    /// <exception cref="DataFormatException">None is left.</exception>
    internal IEnumerable<TextRow> Filter(IEnumerable<TextRow> rows)
    {
        var any = false;
        foreach (var row in rows)
        {
            Read++;
            if (Judge(row) is { } verdict)
            {
                _dropped.Add(new DroppedRow(row.Line, verdict.Reason, verdict.Detail, Snippet.Of(row.Text)));
                continue;
            }

            if (row.Line == _changedLine) Changed++;
            any = true;
            yield return row;
        }

        if (!any) throw new DataFormatException(path, null, $"no rows are left after cleaning ({_dropped.Count} dropped); choose milder rules.");
    }

    private Verdict? Judge(TextRow row)
    {
        if (string.IsNullOrWhiteSpace(row.Text) && Apply(options.MissingText, row, FindingNames.MissingText) is { } noText) return noText;
        if (expectsLabels && row.Labels.Count == 0 && row.Tags is null && Apply(options.MissingLabel, row, FindingNames.MissingLabel) is { } noLabel) return noLabel;
        return Rare(row) ?? Outlier(row) ?? Conflict(row) ?? Repeated(row);
    }

    private Verdict? Rare(TextRow row)
    {
        foreach (var label in row.Labels)
        {
            var count = facts.Labels.Count(label);
            if (count < options.MinimumPerLabel && Apply(options.RareLabels, row, "rare label", $"'{label}' has {count} row(s)") is { } rare) return rare;
        }

        return null;
    }

    private Verdict? Outlier(TextRow row)
    {
        var length = CleaningFacts.LengthOf(row);
        var detail = length.ToString(CultureInfo.InvariantCulture) + " characters";
        if (length < options.MinimumCharacters) return new Verdict("too short", detail);
        if (length > options.MaximumCharacters) return new Verdict("too long", detail);
        if (options.LengthOutliers != RowPolicy.Keep && (length < facts.Fences.Shortest || length > facts.Fences.Longest))
            return Apply(options.LengthOutliers, row, FindingNames.LengthOutliers, detail);
        if (options.SymbolOutliers != RowPolicy.Keep && length >= 4 && TextMeasures.SymbolRatio(row.Text) >= options.Thresholds.SymbolRatio)
            return Apply(options.SymbolOutliers, row, FindingNames.SymbolOutliers);
        return options.EncodingDamage != RowPolicy.Keep && EncodingDamage.Find(row.Text) is { } damage
            ? Apply(options.EncodingDamage, row, FindingNames.EncodingDamage, damage)
            : null;
    }

    private Verdict? Conflict(TextRow row)
    {
        if (options.Conflicts == ConflictPolicy.Keep || !facts.Groups.HasConflict(row)) return null;
        var label = TextGroups.LabelKey(row);
        if (options.Conflicts == ConflictPolicy.Fail) return Apply(RowPolicy.Fail, row, FindingNames.Conflicts, $"'{label}' here");
        if (options.Conflicts == ConflictPolicy.Drop) return new Verdict(FindingNames.Conflicts, $"'{label}' here");
        var majority = facts.Groups.Majority(row);
        return label == majority ? null : new Verdict(FindingNames.Conflicts, majority is null ? "no majority" : $"'{label}' here, mostly '{majority}'");
    }

    private Verdict? Repeated(TextRow row)
    {
        if (string.IsNullOrWhiteSpace(row.Text)) return null;
        if (options.Duplicates == DuplicatePolicy.KeepFirst && !_kept.Add(TextKey.Of(TextKey.TextOf(row) + '\u001E' + TextGroups.LabelKey(row))))
            return new Verdict(FindingNames.Duplicates, null);
        if (options.NearDuplicates == DuplicatePolicy.Keep || _near.Count >= options.Thresholds.MostNearDuplicateTexts) return null;
        var text = TextKey.TextOf(row);
        var found = _near.Find(text, out var similarity);
        if (found >= 0)
            return new Verdict(FindingNames.NearDuplicates, string.Create(CultureInfo.InvariantCulture, $"{100 * similarity:F0} % as line {_nearLines[found]}"));
        _near.FindAndAdd(text, out _);
        _nearLines.Add(row.Line);
        return null;
    }

    private Verdict? Apply(RowPolicy policy, TextRow row, string reason, string? detail = null) => policy switch
    {
        RowPolicy.Keep => null,
        RowPolicy.Drop => new Verdict(reason, detail),
        _ => throw new DataFormatException(
            path, row.Line, $"{reason}{(detail is null ? "" : $" ({detail})")}; correct the row, or choose to drop or keep such rows."),
    };

    private sealed record Verdict(string Reason, string? Detail);
}
