namespace Linnet.Evaluation;

/// <summary>
/// How well rows with exactly one label each were classified. Averages run over the labels that occur in truth or predictions,
/// and a ratio 0/0 counts 0, both as in scikit-learn. Made by <see cref="ClassificationEvaluator"/>.
/// </summary>
public sealed class ClassificationReport : IEvaluationReport
{
    private readonly int[] _truth;
    private readonly int[] _predicted;

    internal ClassificationReport(IReadOnlyList<string> labels, int[] truth, int[] predicted)
    {
        Labels = labels;
        _truth = truth;
        _predicted = predicted;
        Confusion = new ConfusionMatrix(labels.Count, truth, predicted);
        PerLabel = ScoresOf(labels, Confusion);
        var scores = PerLabel.Select(label => label.Scores).ToList();
        Macro = ScoreAverages.Macro(scores);
        Weighted = ScoreAverages.Weighted(scores);
        Accuracy = (double)Confusion.Correct / Count;
        MatthewsCorrelation = Evaluation.MatthewsCorrelation.Of(Confusion);
        Metrics = BasicMetrics();
    }

    /// <summary>Names of all labels; the index is the id.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <inheritdoc/>
    public int Count => _truth.Length;

    /// <summary>True label ids, in the order of the rows.</summary>
    public IReadOnlyList<int> Truth => _truth;

    /// <summary>Predicted label ids, in the order of the rows.</summary>
    public IReadOnlyList<int> Predicted => _predicted;

    /// <summary>True labels against predictions, over all labels.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Scores of the labels that occur, by id.</summary>
    public IReadOnlyList<LabelScores> PerLabel { get; }

    /// <summary>Share of right predictions.</summary>
    public double Accuracy { get; }

    /// <summary>Mean of the scores, every label alike.</summary>
    public Scores Macro { get; }

    /// <summary>Mean of the scores, weighted by support.</summary>
    public Scores Weighted { get; }

    /// <summary>Matthews correlation coefficient, -1 to 1.</summary>
    public double MatthewsCorrelation { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Metrics { get; internal set; }

    /// <summary>Bootstrap confidence interval of accuracy or macro F1.</summary>
    /// <param name="metric"><see cref="MetricNames.Accuracy"/> or <see cref="MetricNames.MacroF1"/>.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <param name="resamples">At least 10.</param>
    /// <param name="seed">Same seed, same interval.</param>
    /// <exception cref="ConfigurationException">Another metric.</exception>
    public ConfidenceInterval Interval(string metric = MetricNames.Accuracy, double level = 0.95, int resamples = 1000, ulong seed = 0)
    {
        Func<int[], double> compute = metric switch
        {
            MetricNames.Accuracy => rows => (double)rows.Count(i => _truth[i] == _predicted[i]) / rows.Length,
            MetricNames.MacroF1 => rows => MacroF1Of(rows),
            _ => throw new ConfigurationException($"No interval for '{metric}'; use accuracy or macro_f1."),
        };
        return ConfidenceInterval.Bootstrap(Count, compute, level, resamples, seed);
    }

    /// <inheritdoc/>
    public string ToText(int digits = 4)
    {
        var table = new ReportTable(PerLabel.Select(label => label.Label), digits);
        foreach (var label in PerLabel) table.Add(label.Label, label.Scores);
        table.Blank();
        table.AddAccuracy(Accuracy, Count);
        table.Add("macro avg", Macro);
        table.Add("weighted avg", Weighted);
        return table.ToString();
    }

    /// <inheritdoc/>
    public string ToJson(bool details = false) => ReportJson.Write(Metrics, Count, details ? WriteDetails : null);

    private void WriteDetails(System.Text.Json.Utf8JsonWriter writer)
    {
        ReportJson.WriteLabels(writer, PerLabel);
        ReportJson.WriteConfusion(writer, Labels, Confusion);
    }

    private static List<LabelScores> ScoresOf(IReadOnlyList<string> labels, ConfusionMatrix matrix)
    {
        var list = new List<LabelScores>(labels.Count);
        for (var i = 0; i < labels.Count; i++)
        {
            var (support, predicted) = (matrix.Support(i), matrix.Predicted(i));
            if (support + predicted > 0) list.Add(new LabelScores(labels[i], i, Scores.Of(matrix[i, i], predicted, support)));
        }

        return list;
    }

    private Dictionary<string, double> BasicMetrics()
    {
        // As scikit-learn's "binary" average: label 1 is the positive one.
        var main = Labels.Count == 2 ? Scores.Of(Confusion[1, 1], Confusion.Predicted(1), Confusion.Support(1)) : Macro;
        return new Dictionary<string, double>
        {
            [MetricNames.Accuracy] = Accuracy,
            [MetricNames.BalancedAccuracy] = PerLabel.Where(label => label.Scores.Support > 0).Average(label => label.Scores.Recall),
            [MetricNames.Precision] = main.Precision,
            [MetricNames.Recall] = main.Recall,
            [MetricNames.F1] = main.F1,
            [MetricNames.MacroPrecision] = Macro.Precision,
            [MetricNames.MacroRecall] = Macro.Recall,
            [MetricNames.MacroF1] = Macro.F1,
            [MetricNames.MicroF1] = Accuracy,
            [MetricNames.WeightedPrecision] = Weighted.Precision,
            [MetricNames.WeightedRecall] = Weighted.Recall,
            [MetricNames.WeightedF1] = Weighted.F1,
            [MetricNames.Mcc] = MatthewsCorrelation,
        };
    }

    private double MacroF1Of(int[] rows)
    {
        var matrix = new ConfusionMatrix(Labels.Count, Array.ConvertAll(rows, i => _truth[i]), Array.ConvertAll(rows, i => _predicted[i]));
        return ScoreAverages.Macro([.. ScoresOf(Labels, matrix).Select(label => label.Scores)]).F1;
    }
}
