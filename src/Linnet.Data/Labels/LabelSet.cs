using System.Collections;
using System.Globalization;

namespace Linnet.Data;

/// <summary>
/// The labels of a task in a fixed order: the position is the label's id. Collected from rows they stand in ordinal
/// order (numeric where all are whole numbers), so the order depends neither on the order of the rows nor on the culture.
/// </summary>
public sealed class LabelSet : IReadOnlyList<string>
{
    private const int MostLabelsInMessage = 20;

    private readonly string[] _labels;
    private readonly Dictionary<string, int> _index;

    /// <summary>Takes labels in the order given: the first has id 0.</summary>
    /// <param name="labels">Distinct, not empty strings.</param>
    /// <exception cref="ConfigurationException">A label is empty or stands twice.</exception>
    public LabelSet(IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        _labels = [.. labels];
        _index = new Dictionary<string, int>(_labels.Length, StringComparer.Ordinal);
        for (var i = 0; i < _labels.Length; i++)
        {
            if (string.IsNullOrEmpty(_labels[i]))
                throw new ConfigurationException($"Label {i} is empty; every label needs a name.");
            if (!_index.TryAdd(_labels[i], i))
                throw new ConfigurationException($"Label '{_labels[i]}' is listed twice; list every label once.");
        }
    }

    /// <summary>Number of labels.</summary>
    public int Count => _labels.Length;

    /// <summary>The label with an id.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public string this[int index] => _labels[index];

    /// <summary>Collects the labels of all rows, in ordinal order, or numeric order where all are whole numbers.</summary>
    /// <param name="rows">Read once.</param>
    public static LabelSet FromRows(IEnumerable<TextRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Sorted(rows.SelectMany(row => row.Labels));
    }

    /// <summary>Puts labels, in any order and with repeats, into the order of <see cref="FromRows"/>.</summary>
    /// <param name="labels">Read once.</param>
    public static LabelSet Sorted(IEnumerable<string> labels)
    {
        var distinct = labels.ToHashSet(StringComparer.Ordinal).ToArray();
        var numbers = new long[distinct.Length];
        var numeric = true;
        for (var i = 0; i < distinct.Length && numeric; i++)
            numeric = long.TryParse(distinct[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]);
        Array.Sort(distinct, StringComparer.Ordinal);
        if (numeric)
        {
            Array.Sort(distinct.Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray(), distinct);
        }

        return new LabelSet(distinct);
    }

    /// <summary>The id of a label, or -1.</summary>
    /// <param name="label">Compared character by character.</param>
    public int IndexOf(string label) => _index.GetValueOrDefault(label, -1);

    /// <summary>Whether the label is known.</summary>
    /// <param name="label">Compared character by character.</param>
    public bool Contains(string label) => _index.ContainsKey(label);

    /// <summary>The id of a label that must be known, as in a dev file.</summary>
    /// <param name="label">The label.</param>
    /// <param name="path">File it stands in, for the message.</param>
    /// <param name="line">Line it stands on, for the message.</param>
    /// <exception cref="DataFormatException">The label is not in the set: names it and the labels there are.</exception>
    public int Require(string label, string path, long line) =>
        _index.TryGetValue(label, out var index) ? index : throw new DataFormatException(path, line, Unknown(label));

    /// <summary>The ids of a row's labels, in the row's order.</summary>
    /// <param name="row">The row.</param>
    /// <param name="path">File it came from, for the message.</param>
    /// <exception cref="DataFormatException">The row has no label, or one that is not in the set.</exception>
    public int[] Require(TextRow row, string path)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Labels.Count == 0)
            throw new DataFormatException(path, row.Line, "the row has no label; give it one or drop it (linnet data clean).");
        var ids = new int[row.Labels.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = Require(row.Labels[i], path, row.Line);
        return ids;
    }

    /// <summary>This set with further labels at the end, so that known ids stay what they are; known labels are passed over.</summary>
    /// <param name="labels">In the order they are to be appended.</param>
    public LabelSet Extend(IEnumerable<string> labels) =>
        new(_labels.Concat(labels.Where(label => !Contains(label)).Distinct(StringComparer.Ordinal)));

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _labels.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string Unknown(string label)
    {
        var known = string.Join(", ", _labels.Take(MostLabelsInMessage));
        var more = Count > MostLabelsInMessage ? $", … ({Count} in all)" : "";
        return $"unknown label '{label}'; the training data has: {known}{more}. Correct the label, or add rows of it to the training data.";
    }
}
