namespace Linnet.Evaluation;

/// <summary>One ROUGE measure of one text, or the mean over many.</summary>
/// <param name="Precision">Share of the prediction that the reference has too, 0 to 1.</param>
/// <param name="Recall">Share of the reference that the prediction has too, 0 to 1.</param>
/// <param name="F1">Their harmonic mean, 0 where both are 0; of many texts, the mean of theirs.</param>
public readonly record struct RougeScore(double Precision, double Recall, double F1)
{
    internal static RougeScore Of(int both, int predicted, int expected)
    {
        if (both == 0) return default;
        var (precision, recall) = ((double)both / predicted, (double)both / expected);
        return new RougeScore(precision, recall, 2 * precision * recall / (precision + recall));
    }

    internal static RougeScore Mean(IReadOnlyCollection<RougeScore> scores) =>
        new(scores.Average(score => score.Precision), scores.Average(score => score.Recall), scores.Average(score => score.F1));
}
