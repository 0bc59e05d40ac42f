namespace Linnet.Evaluation;

/// <summary>
/// Computes a <see cref="ClassificationReport"/> for rows with exactly one label each.
/// </summary>
/// <example>
/// <code>
/// var report = ClassificationEvaluator.Evaluate(["bad", "good"], [0, 1, 1], [0.9f, 0.1f, 0.2f, 0.8f, 0.6f, 0.4f]);
/// Console.Write(report.ToText());
/// Console.WriteLine(report.Metrics["accuracy"]);
/// </code>
/// </example>
public static class ClassificationEvaluator
{
    /// <summary>Evaluates probabilities: the prediction is the most probable label.</summary>
    /// <param name="labels">Names of the labels; the index is the id.</param>
    /// <param name="truth">True label ids, [rows].</param>
    /// <param name="probabilities">[rows, labels], row after row, each 0 to 1; a row sums to one.</param>
    /// <param name="options">Top-k, loss and bins; null for the defaults.</param>
    /// <exception cref="ShapeException">Sizes that do not fit, or no rows.</exception>
    /// <exception cref="TrainingException">A probability that is not a number from 0 to 1.</exception>
    public static ClassificationReport Evaluate(
        IReadOnlyList<string> labels, ReadOnlySpan<int> truth, ReadOnlySpan<float> probabilities, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new EvaluationOptions();
        ProbabilityRows.Check(truth.Length, labels.Count, probabilities);
        var predicted = new int[truth.Length];
        var confidences = new float[truth.Length];
        var correct = new bool[truth.Length];
        for (var row = 0; row < truth.Length; row++)
        {
            var values = probabilities.Slice(row * labels.Count, labels.Count);
            predicted[row] = Ranking.ArgMax(values);
            confidences[row] = values[predicted[row]];
            correct[row] = predicted[row] == truth[row];
        }

        var report = new ClassificationReport(labels, truth.ToArray(), predicted);
        var metrics = new Dictionary<string, double>(report.Metrics);
        AddRocAuc(metrics, report, probabilities);
        metrics[MetricNames.LogLoss] = LogLoss.SingleLabel(truth, probabilities, labels.Count);
        metrics[MetricNames.CalibrationError] = CalibrationError.Of(confidences, correct, options.CalibrationBins);
        foreach (var k in options.TopK.Where(k => k > 1 && k < labels.Count)) metrics[MetricNames.TopKAccuracy(k)] = TopK(truth, probabilities, labels.Count, k);
        if (options.Loss is { } loss) metrics[MetricNames.Loss] = loss;
        report.Metrics = metrics;
        return report;
    }

    /// <summary>Evaluates predictions without probabilities: metrics that need probabilities are absent.</summary>
    /// <param name="labels">Names of the labels; the index is the id.</param>
    /// <param name="truth">True label ids, [rows].</param>
    /// <param name="predicted">Predicted label ids, [rows].</param>
    /// <exception cref="ShapeException">Sizes that do not fit, or no rows.</exception>
    public static ClassificationReport Evaluate(IReadOnlyList<string> labels, ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (truth.Length == 0) throw new ShapeException("There are no rows to evaluate; give at least one.");
        return new ClassificationReport(labels, truth.ToArray(), predicted.ToArray());
    }

    private static double TopK(ReadOnlySpan<int> truth, ReadOnlySpan<float> probabilities, int labels, int k)
    {
        var hits = 0;
        for (var row = 0; row < truth.Length; row++)
            if (Ranking.RankOf(probabilities.Slice(row * labels, labels), truth[row]) < k) hits++;
        return (double)hits / truth.Length;
    }

    /// <summary>Labels without both positive and negative rows have no curve and are left out of the averages.</summary>
    private static void AddRocAuc(Dictionary<string, double> metrics, ClassificationReport report, ReadOnlySpan<float> probabilities)
    {
        var labels = report.Labels.Count;
        var scores = new float[report.Count];
        var positive = new bool[report.Count];
        double sum = 0, weighted = 0, weight = 0;
        var curves = 0;
        for (var label = labels == 2 ? 1 : 0; label < labels; label++)
        {
            for (var row = 0; row < scores.Length; row++)
            {
                scores[row] = probabilities[(row * labels) + label];
                positive[row] = report.Truth[row] == label;
            }

            var area = RocAuc.Binary(scores, positive);
            if (double.IsNaN(area)) continue;
            var support = report.Confusion.Support(label);
            sum += area;
            weighted += area * support;
            weight += support;
            curves++;
        }

        if (curves == 0) return;
        metrics[MetricNames.RocAuc] = sum / curves;
        if (labels > 2) metrics[MetricNames.WeightedRocAuc] = weighted / weight;
    }
}
