using System.Globalization;

namespace Linnet.Evaluation;

/// <summary>
/// Relations as the scorer of SemEval-2010 task 8 counts them (Hendrickx et al. 2010): labels such as <c>Cause-Effect(e2,e1)</c> are a relation and a
/// direction; a prediction is right when both are; precision divides by all predictions of the relation, recall by all its occurrences, in either
/// direction; F1 is averaged over the relations, <c>Other</c> left out.
/// </summary>
public sealed class RelationReport : IEvaluationReport
{
    private static readonly string[] NoRelation = ["other", "no_relation", "no-relation", "none", "na"];
    private static readonly string[] Directions = ["(e1,e2)", "(e2,e1)"];

    private readonly ClassificationReport _labels;
    private readonly MetricReport _scores;

    /// <summary>Counts anew what a report on labels holds.</summary>
    /// <param name="labels">A report on rows with one label each.</param>
    public RelationReport(ClassificationReport labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        _labels = labels;
        var relations = Relations();
        double f1 = 0, precision = 0, recall = 0;
        foreach (var (_, scores) in relations)
        {
            f1 += scores.F1 / relations.Count;
            precision += scores.Precision / relations.Count;
            recall += scores.Recall / relations.Count;
        }

        _scores = new MetricReport(labels.Count, new Dictionary<string, double>
        {
            [MetricNames.MacroF1] = f1,
            [MetricNames.MacroPrecision] = precision,
            [MetricNames.MacroRecall] = recall,
            [MetricNames.Accuracy] = labels.Accuracy,
        });
        PerRelation = relations;
    }

    /// <summary>Each relation with its scores and number of true rows, in the order of the labels.</summary>
    public IReadOnlyList<(string Relation, Scores Scores)> PerRelation { get; }

    /// <inheritdoc/>
    public int Count => _labels.Count;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Metrics => _scores.Metrics;

    /// <summary>The relation that a label names, without its direction; null for one that names none.</summary>
    /// <param name="label">Such as <c>Cause-Effect(e2,e1)</c>.</param>
    public static string? RelationOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (NoRelation.Contains(label, StringComparer.OrdinalIgnoreCase)) return null;
        var direction = Directions.FirstOrDefault(ending => label.EndsWith(ending, StringComparison.Ordinal));
        return direction is null ? label : label[..^direction.Length];
    }

    /// <inheritdoc/>
    public string ToText(int digits = 4)
    {
        var width = PerRelation.Select(relation => relation.Relation.Length).Append("relation".Length).Max();
        string Number(double value) => value.ToString($"F{digits}", CultureInfo.InvariantCulture).PadLeft(digits + 4);
        var lines = PerRelation.Select(entry => $"{entry.Relation.PadRight(width)}{Number(entry.Scores.Precision)}{Number(entry.Scores.Recall)}{Number(entry.Scores.F1)}{entry.Scores.Support,8}\n");
        string Title(string name) => name.PadLeft(digits + 4);
        return $"{"relation".PadRight(width)}{Title("prec")}{Title("recall")}{Title("f1")}{"rows",8}\n{string.Concat(lines)}\n{_scores.ToText(digits)}";
    }

    /// <inheritdoc/>
    public string ToJson(bool details = false) => _scores.ToJson(details);

    private List<(string Relation, Scores Scores)> Relations()
    {
        var found = new List<(string Relation, Scores Scores)>();
        var names = _labels.Labels.Select(RelationOf).ToArray();
        foreach (var relation in names.OfType<string>().Distinct())
        {
            int[] own = [.. Enumerable.Range(0, names.Length).Where(label => names[label] == relation)];
            int right = own.Sum(label => _labels.Confusion[label, label]), truth = own.Sum(_labels.Confusion.Support), predicted = own.Sum(_labels.Confusion.Predicted);

            // As the scorer has it: a relation that the rows do not have is not averaged over.
            if (truth == 0) continue;
            found.Add((relation, Scores.Of(right, predicted, truth)));
        }

        return found;
    }
}
