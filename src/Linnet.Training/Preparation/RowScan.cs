using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Linnet.Data;

namespace Linnet.Training.Preparation;

/// <summary>
/// The first pass over a training file: a few numbers for each row, never its text, from which the plan is made. Texts are
/// told apart by 64 bits of their SHA-256.
/// </summary>
internal sealed class RowScan
{
    private readonly Dictionary<string, int> _labelIds = new(StringComparer.Ordinal);
    private readonly List<string> _labels = [];
    private readonly List<int> _labelOfRow = [];
    private readonly List<ulong> _textHashes = [];
    private readonly List<long> _lines = [];
    private readonly List<int> _characters = [];
    private readonly List<long> _labelCounts = [];
    private readonly List<long> _firstLine = [];
    private long _unspacedCharacters;
    private long _letters;

    /// <summary>Stands for "no usable label or text" in <see cref="LabelSetOf"/>.</summary>
    internal const int Missing = -1;

    /// <summary>Number of rows read.</summary>
    internal int Count => _labelOfRow.Count;

    /// <summary>Distinct label combinations in order of first occurrence; single-label rows have combinations of one.</summary>
    internal IReadOnlyList<string> Combinations => _labels;

    internal IReadOnlyList<long> CombinationCounts => _labelCounts;

    internal IReadOnlyList<long> FirstLines => _firstLine;

    internal HashSet<string> AtomicLabels { get; } = new(StringComparer.Ordinal);

    internal bool HasPairs { get; private set; }

    internal bool HasSeveralLabels { get; private set; }

    internal bool IsUnspaced => _unspacedCharacters * 3 > _letters;

    internal static RowScan Read(IEnumerable<TextRow> rows, CancellationToken cancellation)
    {
        var scan = new RowScan();
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            scan.Add(row);
        }

        return scan;
    }

    /// <summary>Index of the row's label combination, or <see cref="Missing"/>.</summary>
    internal int LabelSetOf(int row) => _labelOfRow[row];

    internal ulong TextHash(int row) => _textHashes[row];

    internal long Line(int row) => _lines[row];

    /// <summary>Length in characters that 95 of 100 texts do not exceed.</summary>
    internal int LongTextCharacters()
    {
        var sorted = _characters.ToArray();
        Array.Sort(sorted);
        return sorted.Length == 0 ? 0 : sorted[(int)(0.95 * (sorted.Length - 1))];
    }

    internal static ulong HashOf(TextRow row)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(MemoryMarshal.AsBytes((row.Text + "\u0000" + row.Pair).AsSpan()), digest);
        return BitConverter.ToUInt64(digest);
    }

    private void Add(TextRow row)
    {
        _lines.Add(row.Line);
        _textHashes.Add(HashOf(row));
        _characters.Add(row.Text.Length + (row.Pair?.Length ?? 0));
        HasPairs |= row.Pair is not null;
        HasSeveralLabels |= row.Labels.Count > 1;
        foreach (var c in row.Text.AsSpan(0, Math.Min(row.Text.Length, 200)))
        {
            if (!char.IsLetter(c)) continue;
            _letters++;
            if (c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff') _unspacedCharacters++;
        }

        if (row.Labels.Count == 0 || string.IsNullOrWhiteSpace(row.Text))
        {
            _labelOfRow.Add(Missing);
            return;
        }

        foreach (var label in row.Labels) AtomicLabels.Add(label);
        var key = row.Labels.Count == 1 ? row.Labels[0] : string.Join('\u001f', row.Labels);
        if (!_labelIds.TryGetValue(key, out var id))
        {
            id = _labels.Count;
            _labelIds.Add(key, id);
            _labels.Add(key);
            _labelCounts.Add(0);
            _firstLine.Add(row.Line);
        }

        _labelCounts[id]++;
        _labelOfRow.Add(id);
    }
}
