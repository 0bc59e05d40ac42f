namespace Linnet.Data;

/// <summary>Counts labels while rows stream by.</summary>
public sealed class LabelStatistics
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Number of rows added.</summary>
    public long Rows { get; private set; }

    /// <summary>Number of different labels.</summary>
    public int LabelCount => _entries.Count;

    /// <summary>Counts the labels of one row.</summary>
    /// <param name="row">The row.</param>
    public void Add(TextRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Rows++;
        foreach (var label in row.Labels)
            _entries[label] = _entries.TryGetValue(label, out var entry) ? entry with { Count = entry.Count + 1 } : new Entry(1, row.Line);
    }

    /// <summary>The labels in the order of <see cref="LabelSet.FromRows"/>.</summary>
    public LabelSet ToLabelSet() => LabelSet.Sorted(_entries.Keys);

    /// <summary>Rows with a label.</summary>
    /// <param name="label">Any label; 0 for an unknown one.</param>
    public long Count(string label) => _entries.TryGetValue(label, out var entry) ? entry.Count : 0;

    /// <summary>Labels that only one row has, as a finding.</summary>
    internal Finding SeenOnce(int mostExamples)
    {
        var once = _entries.Where(pair => pair.Value.Count == 1).OrderBy(pair => pair.Value.FirstLine).ToList();
        return new Finding(
            FindingNames.RareLabels, once.Count, [.. once.Take(mostExamples).Select(pair => new FindingExample(pair.Value.FirstLine, "", pair.Key))]);
    }

    private readonly record struct Entry(long Count, long FirstLine);
}
