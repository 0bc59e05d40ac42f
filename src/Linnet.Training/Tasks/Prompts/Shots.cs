using Linnet.Data;
using Linnet.Numerics;

namespace Linnet.Training.Tasks.Prompts;

/// <summary>Labelled rows that are shown to a language model before each text.</summary>
internal static class Shots
{
    /// <summary>The rows of a file: all in their order, or as many of each label, drawn and put in order by the seed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labels">The labels that the model chooses from.</param>
    /// <param name="each">Rows of each label; null for the whole file.</param>
    /// <param name="seed">Seeds the draw.</param>
    /// <exception cref="DataFormatException">A label is unknown, or the file has too few rows of one.</exception>
    internal static IReadOnlyList<(string Text, string Label)> Draw(string path, IReadOnlyList<string> labels, int? each, ulong seed)
    {
        var rows = DataFile.Read(path, DataFile.Sniff(path, new DataFileOptions())).Where(row => row.Label is not null && !string.IsNullOrWhiteSpace(row.Text)).ToList();
        if (rows.Count == 0) throw new DataFormatException(path, null, "has no row with both a text and a label to show as an example.");
        if (rows.Find(row => !labels.Contains(row.Label)) is { } other)
            throw new DataFormatException(path, other.Line, $"the label '{other.Label}' is not among those to choose from: {string.Join(", ", labels)}.");
        if (each is not { } count) return [.. rows.Select(row => (row.Text, row.Label!))];
        var drawn = labels.SelectMany((label, number) => Of(path, rows, label, count, SplitMix64.At(seed, (ulong)number))).ToArray();

        // Not label by label: a model that goes on with texts prefers what it saw last (Zhao et al. 2021, section 4).
        new SeededRandom(SplitMix64.At(seed, (ulong)labels.Count)).Shuffle(drawn.AsSpan());
        return drawn;
    }

    private static IEnumerable<(string Text, string Label)> Of(string path, List<TextRow> rows, string label, int count, ulong seed)
    {
        var own = rows.Where(row => row.Label == label).ToArray();
        if (own.Length < count)
            throw new DataFormatException(path, null, $"has {own.Length} rows with the label '{label}', but {count} of each label are to be shown; add rows, or show fewer.");
        new SeededRandom(seed).Shuffle(own.AsSpan());
        return own.Take(count).Select(row => (row.Text, label));
    }
}
