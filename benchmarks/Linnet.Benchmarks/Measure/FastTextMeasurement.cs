using System.Diagnostics;
using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;
using Linnet.Training.Sparse;

namespace Linnet.Benchmarks.Measure;

/// <summary>
/// Training of fastText models with fastText's settings of the comparison (25 epochs, rate 0.5, word bigrams, dimension 100), in words
/// a second as fastText counts them. Ours is the time of the whole training, reading and hashing included, which fastText leaves out.
/// </summary>
internal static class FastTextMeasurement
{
    /// <summary>fastText counts the label and the end of the line, too.</summary>
    private const int WordsOfEveryLine = 2;

    /// <summary>What the comparison sets apart by spaces before fastText sees the text.</summary>
    private const string Punctuation = ".!?,'\"/()";

    private static readonly string[] DataSets = ["sst2", "banking77", "thucnews-zh"];

    internal static void Run()
    {
        foreach (var name in DataSets) Run(name);
    }

    private static void Run(string name)
    {
        var train = SharedFiles.Rows($"{name}/train.tsv");
        var labels = train.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        var ids = Enumerable.Range(0, labels.Length).ToDictionary(id => labels[id], id => id, StringComparer.Ordinal);
        TextInput[] inputs = [.. train.Select(row => new TextInput(row.Text))];
        int[][] targets = [.. train.Select(row => new[] { ids[row.Label] })];
        var options = new FastTextTrainerOptions { Dimension = 100, Epochs = 25, LearningRate = 0.5f, Features = new FastTextFeatures(WordNgrams: 2) };

        // The run-time compiler finds the hot code first, as it has long done with the peer's.
        new FastTextTrainer(options with { Epochs = 5 }).Fit(inputs, targets, labels.Length, ProblemType.SingleLabel);
        var words = train.Sum(row => Words(row.Text, chars: name.EndsWith("-zh", StringComparison.Ordinal))) * (double)options.Epochs;
        var neighbours = new Neighbours();
        var start = Stopwatch.GetTimestamp();
        var model = new FastTextTrainer(options).Fit(inputs, targets, labels.Length, ProblemType.SingleLabel);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Report.Print($"fasttext/{name}", words / elapsed, Accuracy(model, ids, SharedFiles.Rows($"{name}/dev.tsv")), neighbours.Cores());
    }

    private static long Words(string text, bool chars)
    {
        long count = WordsOfEveryLine;
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isAlone = Punctuation.Contains((char)Math.Min(rune.Value, char.MaxValue), StringComparison.Ordinal) || (chars && IsHan(rune.Value));
            var isSpace = rune.Value is ' ' or '\t';
            if (isAlone || (!isSpace && !inWord)) count++;
            inWord = !isAlone && !isSpace;
        }

        return count;
    }

    /// <summary>Ideographs of the main block, its extensions and the compatibility forms.</summary>
    private static bool IsHan(int code) => code is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF) or 0x3005 or 0x3007;

    private static double Accuracy(FastTextModel model, Dictionary<string, int> ids, IReadOnlyList<(string Label, string Text)> rows)
    {
        var probabilities = new float[rows.Count * model.LabelCount];
        model.Predict([.. rows.Select(row => new TextInput(row.Text))], probabilities);
        var right = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = probabilities.AsSpan(i * model.LabelCount, model.LabelCount).ToArray();
            if (ids.TryGetValue(rows[i].Label, out var id) && Array.IndexOf(row, row.Max()) == id) right++;
        }

        return (double)right / rows.Count;
    }
}
