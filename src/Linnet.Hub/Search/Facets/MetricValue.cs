namespace Linnet.Hub.Search.Facets;

/// <summary>The best value that a card claims for a metric.</summary>
/// <param name="Metric">Its name, such as <c>accuracy</c>.</param>
/// <param name="Value">Of metrics that are shares, between 0 and 1, even where the card has percent.</param>
internal readonly record struct MetricValue(string Metric, double Value)
{
    private static readonly HashSet<string> Shares = new(StringComparer.Ordinal)
    {
        "accuracy", "f1", "precision", "recall", "exact_match", "f1_macro", "f1_micro", "f1_weighted", "macro_f1", "micro_f1", "matthews_correlation", "roc_auc", "map", "mrr", "ndcg",
    };

    /// <summary>Brings a value as it was written into the form in which values are compared; null where it is none.</summary>
    internal static MetricValue? Of(string metric, double value)
    {
        var name = metric.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        if (name.Length is 0 or > FacetLines.MaxLength || name.Contains('=', StringComparison.Ordinal) || !double.IsFinite(value)) return null;
        return new MetricValue(name, Scale(name, value));
    }

    /// <summary>Percent of a share become a number between 0 and 1.</summary>
    internal static double Scale(string name, double value) => Shares.Contains(name) && value is > 1 and <= 100 ? value / 100 : value;
}
