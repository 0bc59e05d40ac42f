namespace Linnet.Evaluation;

/// <summary>The usual averages of <see cref="Scores"/> over labels.</summary>
internal static class ScoreAverages
{
    /// <summary>Every label counts alike.</summary>
    internal static Scores Macro(IReadOnlyList<Scores> scores) => Average(scores, _ => 1);

    /// <summary>Every label counts by its true rows.</summary>
    internal static Scores Weighted(IReadOnlyList<Scores> scores) => Average(scores, score => score.Support);

    private static Scores Average(IReadOnlyList<Scores> scores, Func<Scores, double> weightOf)
    {
        double precision = 0, recall = 0, f1 = 0, sum = 0;
        var support = 0;
        foreach (var score in scores)
        {
            var weight = weightOf(score);
            precision += weight * score.Precision;
            recall += weight * score.Recall;
            f1 += weight * score.F1;
            sum += weight;
            support += score.Support;
        }

        return sum == 0 ? new Scores(0, 0, 0, support) : new Scores(precision / sum, recall / sum, f1 / sum, support);
    }
}
