using System.Globalization;

namespace Linnet.Data;

/// <summary>Counts labels while rows stream by, and checks that a classifier can learn from them.</summary>
public sealed class LabelStatistics
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long? _firstUnlabelled;

    /// <summary>Number of rows added.</summary>
    public long Rows { get; private set; }

    /// <summary>Number of rows without a label.</summary>
    public long Unlabelled { get; private set; }

    /// <summary>Number of different labels.</summary>
    public int LabelCount => _entries.Count;

    /// <summary>Counts the labels of all rows.</summary>
    /// <param name="rows">Read once.</param>
    public static LabelStatistics Of(IEnumerable<TextRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var statistics = new LabelStatistics();
        foreach (var row in rows) statistics.Add(row);
        return statistics;
    }

    /// <summary>Counts the labels of one row.</summary>
    /// <param name="row">The row.</param>
    public void Add(TextRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Rows++;
        if (row.Labels.Count == 0)
        {
            Unlabelled++;
            _firstUnlabelled ??= row.Line;
        }

        foreach (var label in row.Labels)
            _entries[label] = _entries.TryGetValue(label, out var entry) ? entry with { Count = entry.Count + 1 } : new Entry(1, row.Line);
    }

    /// <summary>The labels in the order of <see cref="LabelSet.FromRows"/>.</summary>
    public LabelSet ToLabelSet() => LabelSet.Sorted(_entries.Keys);

    /// <summary>Rows with a label.</summary>
    /// <param name="label">Any label; 0 for an unknown one.</param>
    public long Count(string label) => _entries.TryGetValue(label, out var entry) ? entry.Count : 0;

    /// <summary>Rows with each label of a set, by id; 0 for labels that did not occur.</summary>
    /// <param name="labels">The set.</param>
    public long[] Counts(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return [.. labels.Select(Count)];
    }

    /// <summary>Checks that every row is labelled, that there are at least two labels, and that each is frequent enough.</summary>
    /// <param name="path">The training file, for the message.</param>
    /// <param name="minimumPerLabel">Fewest rows of a label; 1 lets labels that are seen once pass.</param>
    /// <exception cref="DataFormatException">Names the file, the line and the label, and says what to do.</exception>
    public void Check(string path, long minimumPerLabel = 2)
    {
        if (_firstUnlabelled is { } line)
            throw new DataFormatException(path, line, $"the row has no label ({Unlabelled} such rows); label it, or drop such rows (linnet data clean).");
        if (_entries.Count == 1)
        {
            var (label, entry) = _entries.First();
            throw new DataFormatException(
                path, entry.FirstLine, $"all {Rows} rows have the label '{label}'; a classifier needs at least two labels: add rows of another, or name the right label column.");
        }

        foreach (var (label, entry) in _entries.OrderBy(pair => pair.Value.FirstLine))
        {
            if (entry.Count >= minimumPerLabel) continue;
            var times = entry.Count == 1 ? "once" : entry.Count.ToString(CultureInfo.InvariantCulture) + " times";
            throw new DataFormatException(
                path,
                entry.FirstLine,
                $"label '{label}' is seen {times}, expected at least {minimumPerLabel} rows of every label; add rows of it, drop or rename it, or lower the least number of rows a label.");
        }
    }

    /// <summary>Labels that only one row has, as a finding.</summary>
    internal Finding SeenOnce(int mostExamples)
    {
        var once = _entries.Where(pair => pair.Value.Count == 1).OrderBy(pair => pair.Value.FirstLine).ToList();
        return new Finding(
            FindingNames.RareLabels, once.Count, [.. once.Take(mostExamples).Select(pair => new FindingExample(pair.Value.FirstLine, "", pair.Key))]);
    }

    private readonly record struct Entry(long Count, long FirstLine);
}
