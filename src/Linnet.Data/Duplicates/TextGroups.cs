namespace Linnet.Data;

/// <summary>Rows with the same text, and the labels that they were given: duplicates, and conflicts among them.</summary>
internal sealed class TextGroups
{
    private readonly Dictionary<UInt128, Group> _groups = [];
    private readonly Dictionary<string, int> _labelIds = new(StringComparer.Ordinal);
    private readonly List<string> _labels = [];

    /// <summary>Adds a row and says what it has in common with earlier ones.</summary>
    internal Repeat Add(TextRow row)
    {
        var label = LabelId(row);
        var key = TextKey.Exact(row);
        if (!_groups.TryGetValue(key, out var group))
        {
            _groups.Add(key, new Group(row.Line, label));
            return new Repeat(RepeatKind.New, row.Line);
        }

        group.Add(label);
        return new Repeat(group.LastIsKnownLabel ? RepeatKind.SameLabel : RepeatKind.OtherLabel, group.FirstLine);
    }

    /// <summary>Whether the texts of a row were given different labels.</summary>
    internal bool HasConflict(TextRow row) => _groups.TryGetValue(TextKey.Exact(row), out var group) && group.Counts is not null;

    /// <summary>The label that most rows of this text have, or null where several are equally frequent.</summary>
    internal string? Majority(TextRow row)
    {
        var counts = _groups[TextKey.Exact(row)].Counts!;
        var most = counts.Values.Max();
        return counts.Values.Count(count => count == most) == 1 ? _labels[counts.First(pair => pair.Value == most).Key] : null;
    }

    /// <summary>Labels of a row as one string, in a fixed order.</summary>
    internal static string LabelKey(TextRow row) =>
        row.Labels.Count == 1 ? row.Labels[0] : string.Join('|', row.Labels.Order(StringComparer.Ordinal));

    private int LabelId(TextRow row)
    {
        var key = LabelKey(row);
        if (_labelIds.TryGetValue(key, out var id)) return id;
        _labels.Add(key);
        return _labelIds[key] = _labels.Count - 1;
    }

    private sealed class Group(long firstLine, int firstLabel)
    {
        private int _rows = 1;

        internal long FirstLine { get; } = firstLine;

        /// <summary>Rows of each label, kept only where labels differ.</summary>
        internal Dictionary<int, int>? Counts { get; private set; }

        internal bool LastIsKnownLabel { get; private set; }

        internal void Add(int label)
        {
            LastIsKnownLabel = Counts is null ? label == firstLabel : Counts.ContainsKey(label);
            if (Counts is null && !LastIsKnownLabel) Counts = new Dictionary<int, int> { [firstLabel] = _rows };
            if (Counts is not null) Counts[label] = Counts.GetValueOrDefault(label) + 1;
            _rows++;
        }
    }
}
