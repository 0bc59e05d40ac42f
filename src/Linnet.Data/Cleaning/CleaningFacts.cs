namespace Linnet.Data;

/// <summary>What must be known about all rows before one can be judged: repeated texts, label counts, the usual lengths.</summary>
internal sealed class CleaningFacts
{
    private readonly List<int> _lengths = [];
    private (int Shortest, int Longest)? _fences;

    internal TextGroups Groups { get; } = new();

    internal LabelStatistics Labels { get; } = new();

    /// <summary>Shortest and longest length that do not stand out.</summary>
    internal (int Shortest, int Longest) Fences => _fences ??= LengthStatistics.Of(_lengths).Fences();

    internal static int LengthOf(TextRow row) => TextMeasures.Characters(row.Text) + TextMeasures.Characters(row.Pair ?? "");

    internal void Add(TextRow row)
    {
        Labels.Add(row);
        if (string.IsNullOrWhiteSpace(row.Text)) return;
        Groups.Add(row);
        _lengths.Add(LengthOf(row));
    }
}
