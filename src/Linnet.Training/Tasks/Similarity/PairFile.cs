using System.Globalization;
using Linnet.Data;
using Linnet.Models.Pipelines;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>Reads pairs of texts with scores: TSV, CSV or JSON lines.</summary>
internal static class PairFile
{
    /// <summary>The rows of a file, read into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it, where that is not to be found out.</param>
    /// <param name="needsScores">Whether a row without a score is an error.</param>
    /// <param name="note">Hears what was understood; null for nobody.</param>
    /// <exception cref="DataFormatException">The file has no pairs, or a score that is no number.</exception>
    internal static List<PairRow> Read(string path, DataFileOptions options, bool needsScores, Action<string>? note)
    {
        var format = DataFile.Sniff(path, options);
        if (note is not null)
        {
            note(path);
            foreach (var line in format.Describe()) note("  " + line);
        }

        if (format.PairColumn is null)
            throw new DataFormatException(path, null, "has no column with a second text; expected score, text1 and text2, or name it with --pair-column.");
        if (format.LabelColumn is null && needsScores)
            throw new DataFormatException(path, null, "has no column with scores; name it with --label-column, or learn from pairs that belong together with --loss contrastive.");
        return [.. DataFile.Read(path, format).Select(row => Row(path, row, needsScores))];
    }

    private static PairRow Row(string path, TextRow row, bool needsScores)
    {
        if (string.IsNullOrWhiteSpace(row.Text) || string.IsNullOrWhiteSpace(row.Pair))
            throw new DataFormatException(path, row.Line, "one of the two texts is empty; give every row both, or remove it.");
        var input = new TextInput(row.Text, row.Pair);
        if (row.Label is not { } label) return needsScores ? throw new DataFormatException(path, row.Line, "has no score; give every row a number.") : new PairRow(input, null);
        return double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && double.IsFinite(score)
            ? new PairRow(input, score)
            : throw new DataFormatException(path, row.Line, $"the score '{label}' is no number; expected one such as 3.5.");
    }
}
