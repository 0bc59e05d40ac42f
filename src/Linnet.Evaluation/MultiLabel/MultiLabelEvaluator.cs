namespace Linnet.Evaluation;

/// <summary>Computes a <see cref="MultiLabelReport"/> for rows with any number of labels each.</summary>
public static class MultiLabelEvaluator
{
    /// <summary>Evaluates probabilities: a label is predicted from the threshold on.</summary>
    /// <param name="labels">Names of the labels; the index is the id.</param>
    /// <param name="truth">Whether a row has a label, [rows, labels], row after row.</param>
    /// <param name="probabilities">[rows, labels], each 0 to 1 on its own.</param>
    /// <param name="options">Threshold and loss; null for the defaults.</param>
    /// <exception cref="ShapeException">Sizes that do not fit, or no rows.</exception>
    /// <exception cref="TrainingException">A probability that is not a number from 0 to 1.</exception>
    public static MultiLabelReport Evaluate(
        IReadOnlyList<string> labels, ReadOnlySpan<bool> truth, ReadOnlySpan<float> probabilities, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new EvaluationOptions();
        var (rows, rest) = Math.DivRem(truth.Length, labels.Count);
        if (rest != 0) throw new ShapeException($"Truth has {truth.Length} values, expected a multiple of the {labels.Count} labels.");
        ProbabilityRows.Check(rows, labels.Count, probabilities);
        var predicted = new bool[truth.Length];
        for (var i = 0; i < predicted.Length; i++) predicted[i] = probabilities[i] >= options.Threshold;

        var perLabel = new List<LabelScores>(labels.Count);
        for (var label = 0; label < labels.Count; label++)
            perLabel.Add(new LabelScores(labels[label], label, Score(truth, predicted, label, labels.Count, rows)));
        var micro = Score(truth, predicted, 0, 1, truth.Length);
        var samples = SampleScores(truth, predicted, labels.Count, micro.Support);
        var metrics = Metrics(perLabel, micro, samples, truth, predicted);
        AddRocAuc(metrics, labels.Count, truth, probabilities);
        metrics[MetricNames.LogLoss] = LogLoss.MultiLabel(truth, probabilities);
        if (options.Loss is { } loss) metrics[MetricNames.Loss] = loss;
        return new MultiLabelReport(rows, perLabel, micro, samples, metrics);
    }

    private static Dictionary<string, double> Metrics(
        List<LabelScores> perLabel, Scores micro, Scores samples, ReadOnlySpan<bool> truth, ReadOnlySpan<bool> predicted)
    {
        var scores = perLabel.ConvertAll(label => label.Scores);
        var macro = ScoreAverages.Macro(scores);
        var weighted = ScoreAverages.Weighted(scores);
        int wrong = 0, exact = 0;
        for (var start = 0; start < truth.Length; start += scores.Count)
        {
            var before = wrong;
            for (var i = start; i < start + scores.Count; i++)
                if (truth[i] != predicted[i]) wrong++;
            if (wrong == before) exact++;
        }

        return new Dictionary<string, double>
        {
            [MetricNames.Accuracy] = exact / ((double)truth.Length / scores.Count),
            [MetricNames.HammingLoss] = (double)wrong / truth.Length,
            [MetricNames.Precision] = macro.Precision,
            [MetricNames.Recall] = macro.Recall,
            [MetricNames.F1] = macro.F1,
            [MetricNames.MacroPrecision] = macro.Precision,
            [MetricNames.MacroRecall] = macro.Recall,
            [MetricNames.MacroF1] = macro.F1,
            [MetricNames.MicroPrecision] = micro.Precision,
            [MetricNames.MicroRecall] = micro.Recall,
            [MetricNames.MicroF1] = micro.F1,
            [MetricNames.WeightedPrecision] = weighted.Precision,
            [MetricNames.WeightedRecall] = weighted.Recall,
            [MetricNames.WeightedF1] = weighted.F1,
            [MetricNames.SamplesF1] = samples.F1,
        };
    }

    /// <summary>Scores of the decisions at start, start + step, …</summary>
    private static Scores Score(ReadOnlySpan<bool> truth, ReadOnlySpan<bool> predicted, int start, int step, int count)
    {
        int both = 0, chosen = 0, support = 0;
        for (int n = 0, i = start; n < count; n++, i += step)
        {
            if (truth[i]) support++;
            if (predicted[i]) chosen++;
            if (truth[i] && predicted[i]) both++;
        }

        return Scores.Of(both, chosen, support);
    }

    private static Scores SampleScores(ReadOnlySpan<bool> truth, ReadOnlySpan<bool> predicted, int labels, int support)
    {
        var rows = new List<Scores>(truth.Length / labels);
        for (var start = 0; start < truth.Length; start += labels) rows.Add(Score(truth, predicted, start, 1, labels));
        return ScoreAverages.Macro(rows) with { Support = support };
    }

    private static void AddRocAuc(Dictionary<string, double> metrics, int labels, ReadOnlySpan<bool> truth, ReadOnlySpan<float> probabilities)
    {
        var areas = new List<double>(labels);
        var scores = new float[truth.Length / labels];
        var positive = new bool[scores.Length];
        for (var label = 0; label < labels; label++)
        {
            for (var row = 0; row < scores.Length; row++)
            {
                scores[row] = probabilities[(row * labels) + label];
                positive[row] = truth[(row * labels) + label];
            }

            if (RocAuc.Binary(scores, positive) is var area && !double.IsNaN(area)) areas.Add(area);
        }

        if (areas.Count > 0) metrics[MetricNames.RocAuc] = areas.Average();
    }
}
