namespace Linnet.Evaluation;

/// <summary>Evaluates scores of similarity, or any other regression, by their correlation with the true ones.</summary>
public static class SimilarityEvaluator
{
    /// <summary>A report with <see cref="MetricNames.Pearson"/> and <see cref="MetricNames.Spearman"/>; both are absent where a list is constant.</summary>
    /// <param name="predictions">The scores to judge, finite, at least one; their scale does not matter.</param>
    /// <param name="truths">The true scores.</param>
    /// <param name="loss">The training loss on these rows, where there is one.</param>
    /// <exception cref="ShapeException">The lists differ in length, or are empty.</exception>
    /// <exception cref="TrainingException">A score is not a finite number.</exception>
    public static MetricReport Evaluate(ReadOnlySpan<double> predictions, ReadOnlySpan<double> truths, double? loss = null)
    {
        if (predictions.Length == 0) throw new ShapeException("There is nothing to evaluate: no scores were given.");
        for (var row = 0; row < predictions.Length; row++)
            if (!double.IsFinite(predictions[row])) throw new TrainingException($"The score of row {row} is {predictions[row]}, expected a finite number.");
        var metrics = new Dictionary<string, double>();
        var pearson = Correlation.Pearson(predictions, truths);
        if (!double.IsNaN(pearson))
        {
            metrics[MetricNames.Pearson] = pearson;
            metrics[MetricNames.Spearman] = Correlation.Spearman(predictions, truths);
        }

        if (loss is { } value) metrics[MetricNames.Loss] = value;
        return new MetricReport(predictions.Length, metrics);
    }
}
