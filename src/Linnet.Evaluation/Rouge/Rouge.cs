namespace Linnet.Evaluation;

/// <summary>
/// ROUGE (Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries") as the package rouge-score computes it: overlap of words,
/// of pairs of words, and of the longest common subsequence, as precision, recall and F1.
/// </summary>
/// <example><code>
/// var scores = Rouge.Score("testing one", "testing one two");
/// Console.WriteLine(scores.RougeL.F1); // 0.8
/// </code></example>
public static class Rouge
{
    /// <summary>The scores of one text.</summary>
    /// <param name="prediction">The text to judge.</param>
    /// <param name="reference">What it should be.</param>
    /// <param name="options">Settings; null for rouge-score's defaults.</param>
    public static RougeScores Score(string prediction, string reference, RougeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(reference);
        options ??= new RougeOptions();
        var index = new NgramIndex();
        var predicted = index.Words(RougeText.Split(prediction, options));
        var expected = index.Words(RougeText.Split(reference, options));
        var left = index.Count(predicted, 2);
        var right = index.Count(expected, 2);
        return new RougeScores(
            RougeScore.Of(NgramIndex.Overlap(left[0], right[0]), predicted.Length, expected.Length),
            RougeScore.Of(NgramIndex.Overlap(left[1], right[1]), predicted.Length - 1, expected.Length - 1),
            RougeScore.Of(CommonSubsequence.Length(expected, predicted), predicted.Length, expected.Length),
            SummaryLevel(Sentences(index, prediction, options), Sentences(index, reference, options)));
    }

    /// <summary>Means over many texts.</summary>
    /// <param name="predictions">The texts to judge, at least one.</param>
    /// <param name="references">What each should be.</param>
    /// <param name="options">Settings; null for rouge-score's defaults.</param>
    /// <exception cref="ShapeException">Not as many references as predictions, or none.</exception>
    public static RougeScores Corpus(IReadOnlyList<string> predictions, IReadOnlyList<string> references, RougeOptions? options = null)
    {
        Pairs.Check(predictions, references);
        var scores = predictions.Zip(references, (prediction, reference) => Score(prediction, reference, options)).ToList();
        return new RougeScores(
            RougeScore.Mean(scores.ConvertAll(score => score.Rouge1)),
            RougeScore.Mean(scores.ConvertAll(score => score.Rouge2)),
            RougeScore.Mean(scores.ConvertAll(score => score.RougeL)),
            RougeScore.Mean(scores.ConvertAll(score => score.RougeLsum)));
    }

    private static int[][] Sentences(NgramIndex index, string text, RougeOptions options) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => index.Words(RougeText.Split(line, options)))];

    /// <summary>
    /// Section 3.2 of the paper: for each sentence of the reference, the union of its longest common subsequences with all predicted
    /// sentences. A word counts at most as often as it occurs on either side, as in ROUGE-1.5.5.
    /// </summary>
    private static RougeScore SummaryLevel(int[][] predicted, int[][] expected)
    {
        var leftPredicted = predicted.SelectMany(words => words).CountBy(word => word).ToDictionary();
        var leftExpected = expected.SelectMany(words => words).CountBy(word => word).ToDictionary();
        var hits = 0;
        foreach (var reference in expected)
        {
            var union = new SortedSet<int>(predicted.SelectMany(sentence => CommonSubsequence.Positions(reference, sentence)));
            foreach (var word in union.Select(position => reference[position]))
            {
                if (leftPredicted.GetValueOrDefault(word) == 0 || leftExpected[word] == 0) continue;
                hits++;
                leftPredicted[word]--;
                leftExpected[word]--;
            }
        }

        return RougeScore.Of(hits, predicted.Sum(words => words.Length), expected.Sum(words => words.Length));
    }
}
