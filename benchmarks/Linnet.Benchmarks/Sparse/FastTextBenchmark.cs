using System.Diagnostics;
using System.Text;
using Linnet.Models.Pipelines;
using Linnet.Training.Sparse;

namespace Linnet.Benchmarks.Sparse;

/// <summary>
/// Trains the fastText classifier on a TSV file (header <c>label&lt;TAB&gt;text</c>, no quoting), with fastText's settings of the peer
/// benchmark: 25 epochs, learning rate 0.5, word 2-grams, dimension 100.
/// </summary>
internal static class FastTextBenchmark
{
    /// <summary>Measures one file.</summary>
    /// <param name="trainPath">The training file; its reading is timed.</param>
    /// <param name="devPath">Rows that accuracy is measured on.</param>
    /// <param name="buckets">Hash buckets of the n-grams; 0 for none.</param>
    /// <param name="rounds">Trainings, each with a seed of its own; speed is that of the median one, accuracy the mean.</param>
    internal static FastTextFigures Measure(string trainPath, string devPath, int buckets = 200_000, int rounds = 3)
    {
        var options = new FastTextTrainerOptions();
        options = options with { Features = options.Features with { Buckets = buckets } };
        var tokens = Read(trainPath).Sum(row => 2L + CountTokens(row.Text)); // the label and the end of line count too
        var seconds = new double[rounds];
        var accuracy = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var rows = Read(trainPath).ToList();
            var labels = rows.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal).ToList();
            var numbers = labels.Select((label, i) => (label, i)).ToDictionary(pair => pair.label, pair => pair.i, StringComparer.Ordinal);
            var model = new FastTextTrainer(options with { Seed = (ulong)round + 1 }).Fit(
                [.. rows.Select(row => new TextInput(row.Text))], [.. rows.Select(row => new[] { numbers[row.Label] })], labels.Count, ProblemType.SingleLabel);
            seconds[round] = watch.Elapsed.TotalSeconds;

            var dev = Read(devPath).ToList();
            var probabilities = new float[dev.Count * labels.Count];
            model.Predict([.. dev.Select(row => new TextInput(row.Text))], probabilities);
            var right = dev.Where((row, i) => labels[Best(probabilities.AsSpan(i * labels.Count, labels.Count))] == row.Label).Count();
            accuracy += (double)right / dev.Count / rounds;
        }

        Array.Sort(seconds);
        var median = seconds[rounds / 2];
        return new FastTextFigures(tokens * options.Epochs / median, accuracy, median, tokens);
    }

    private static IEnumerable<(string Label, string Text)> Read(string path) =>
        from line in File.ReadLines(path, Encoding.UTF8).Skip(1)
        let tab = line.IndexOf('\t', StringComparison.Ordinal)
        where tab >= 0
        select (line[..tab], line[(tab + 1)..]);

    /// <summary>The tokens that fastText sees once the peer's script has set punctuation and Chinese characters apart.</summary>
    private static int CountTokens(string text)
    {
        var tokens = 0;
        var inside = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var alone = rune.Value is '.' or '!' or '?' or ',' or '\'' or '"' or '/' or '(' or ')' || rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);
            var space = rune.Value is ' ' or '\t';
            if (alone || (!space && !inside)) tokens++;
            inside = !alone && !space;
        }

        return tokens;
    }

    private static int Best(ReadOnlySpan<float> row)
    {
        var best = 0;
        for (var k = 1; k < row.Length; k++)
        {
            if (row[k] > row[best]) best = k;
        }

        return best;
    }
}

/// <summary>What <see cref="FastTextBenchmark"/> measured.</summary>
/// <param name="WordsPerSecond">Tokens of the training file times epochs, over the seconds of reading and training.</param>
/// <param name="Accuracy">Share of dev rows that are right, 0 … 1, mean of the rounds.</param>
/// <param name="Seconds">Reading and training, the median round.</param>
/// <param name="Tokens">Tokens of the training file as fastText counts them: words, labels and ends of line.</param>
internal readonly record struct FastTextFigures(double WordsPerSecond, double Accuracy, double Seconds, long Tokens);
