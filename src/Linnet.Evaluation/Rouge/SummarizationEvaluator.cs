namespace Linnet.Evaluation;

/// <summary>Evaluates summaries by ROUGE.</summary>
public static class SummarizationEvaluator
{
    /// <summary>A report with the F1 of ROUGE-1, -2, -L and -Lsum, 0 to 1, as <see cref="Rouge"/> defines them.</summary>
    /// <param name="predictions">The texts to judge, at least one.</param>
    /// <param name="references">What each should be.</param>
    /// <param name="options">Settings; null for rouge-score's defaults.</param>
    /// <exception cref="ShapeException">Not as many references as predictions, or none.</exception>
    public static MetricReport Evaluate(IReadOnlyList<string> predictions, IReadOnlyList<string> references, RougeOptions? options = null)
    {
        var scores = Rouge.Corpus(predictions, references, options);
        return new MetricReport(predictions.Count, new Dictionary<string, double>
        {
            [MetricNames.Rouge1] = scores.Rouge1.F1,
            [MetricNames.Rouge2] = scores.Rouge2.F1,
            [MetricNames.RougeL] = scores.RougeL.F1,
            [MetricNames.RougeLsum] = scores.RougeLsum.F1,
        });
    }
}
