namespace Linnet.Evaluation;

/// <summary>How well a tagger finds spans: overall, and for each type. <c>f1</c> is that of <c>conlleval</c> and seqeval: every span counts alike.</summary>
public sealed class TaggingReport : IEvaluationReport
{
    internal TaggingReport(int rows, int tokens, double accuracy, SortedDictionary<string, SpanCounts> counts)
    {
        Count = rows;
        TokenCount = tokens;
        Accuracy = accuracy;
        Types = [.. counts.Select((pair, index) => new LabelScores(pair.Key, index, pair.Value.ToScores()))];
        var types = counts.Values;
        Overall = Scores.Of(types.Sum(type => type.Right), types.Sum(type => type.Predicted), types.Sum(type => type.True));
        var scores = Types.Select(type => type.Scores).ToList();
        (Macro, Weighted) = (ScoreAverages.Macro(scores), ScoreAverages.Weighted(scores));
        Metrics = new Dictionary<string, double>
        {
            [MetricNames.Precision] = Overall.Precision,
            [MetricNames.Recall] = Overall.Recall,
            [MetricNames.F1] = Overall.F1,
            [MetricNames.Accuracy] = accuracy,
            [MetricNames.MacroF1] = Macro.F1,
            [MetricNames.WeightedF1] = Weighted.F1,
        };
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Number of tokens in all rows.</summary>
    public int TokenCount { get; }

    /// <summary>Share of tokens with the right tag.</summary>
    public double Accuracy { get; }

    /// <summary>The scores of each type, in order of their names.</summary>
    public IReadOnlyList<LabelScores> Types { get; }

    /// <summary>All spans together (micro average).</summary>
    public Scores Overall { get; }

    /// <summary>Every type counts alike.</summary>
    public Scores Macro { get; }

    /// <summary>Every type counts by its true spans.</summary>
    public Scores Weighted { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Metrics { get; }

    /// <inheritdoc/>
    public string ToText(int digits = 4)
    {
        var table = new ReportTable(Types.Select(type => type.Label), digits);
        foreach (var type in Types) table.Add(type.Label, type.Scores);
        table.Blank();
        table.AddAccuracy(Accuracy, TokenCount);
        table.Add("micro avg", Overall);
        table.Add("macro avg", Macro);
        table.Add("weighted avg", Weighted);
        return table.ToString();
    }

    /// <inheritdoc/>
    public string ToJson(bool details = false) =>
        ReportJson.Write(Metrics, Count, !details ? null : writer => ReportJson.WriteLabels(writer, Types));
}
