namespace Linnet.Evaluation;

/// <summary>
/// How well rows with any number of labels each were classified. Averages run over all labels, and a ratio 0/0 counts 0, as in
/// scikit-learn. Made by <see cref="MultiLabelEvaluator"/>.
/// </summary>
public sealed class MultiLabelReport : IEvaluationReport
{
    internal MultiLabelReport(int count, IReadOnlyList<LabelScores> perLabel, Scores micro, Scores samples, IReadOnlyDictionary<string, double> metrics)
    {
        Count = count;
        PerLabel = perLabel;
        Micro = micro;
        Samples = samples;
        var scores = perLabel.Select(label => label.Scores).ToList();
        Macro = ScoreAverages.Macro(scores);
        Weighted = ScoreAverages.Weighted(scores);
        Metrics = metrics;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Scores of every label, by id.</summary>
    public IReadOnlyList<LabelScores> PerLabel { get; }

    /// <summary>Scores over all decisions.</summary>
    public Scores Micro { get; }

    /// <summary>Mean of the scores, every label alike.</summary>
    public Scores Macro { get; }

    /// <summary>Mean of the scores, weighted by support.</summary>
    public Scores Weighted { get; }

    /// <summary>Mean over the rows of each row's own scores.</summary>
    public Scores Samples { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Metrics { get; }

    /// <inheritdoc/>
    public string ToText(int digits = 4)
    {
        var table = new ReportTable(PerLabel.Select(label => label.Label), digits);
        foreach (var label in PerLabel) table.Add(label.Label, label.Scores);
        table.Blank();
        table.Add("micro avg", Micro);
        table.Add("macro avg", Macro);
        table.Add("weighted avg", Weighted);
        table.Add("samples avg", Samples);
        return table.ToString();
    }

    /// <inheritdoc/>
    public string ToJson(bool details = false) =>
        ReportJson.Write(Metrics, Count, details ? writer => ReportJson.WriteLabels(writer, PerLabel) : null);
}
