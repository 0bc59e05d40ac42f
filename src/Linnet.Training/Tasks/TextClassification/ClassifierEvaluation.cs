using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Pipelines;
using Linnet.Training.Preparation;

namespace Linnet.Training.Tasks.TextClassification;

/// <summary>Measures a loaded classifier on labelled rows.</summary>
internal static class ClassifierEvaluation
{
    private const int RowsAtOnce = 1024;

    /// <summary>The report on at least one labelled row.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="rows">At least one labelled row.</param>
    /// <param name="labels">The model's labels.</param>
    /// <param name="name">What to call the rows in errors.</param>
    internal static IEvaluationReport Run(TextClassifier classifier, IReadOnlyList<TextRow> rows, LabelSet labels, string name)
    {
        var truth = rows.Select(row => labels.Require(row, name)).ToList();
        return Reports.Make(classifier.Labels, classifier.ProblemType, truth, Probabilities(classifier, rows));
    }

    /// <summary>The probabilities of all labels, <c>[rows, labels]</c>.</summary>
    internal static float[] Probabilities(TextClassifier classifier, IReadOnlyList<TextRow> rows)
    {
        var labels = classifier.Labels.Count;
        var probabilities = new float[rows.Count * labels];
        for (var start = 0; start < rows.Count; start += RowsAtOnce)
        {
            var inputs = rows.Skip(start).Take(RowsAtOnce).Select(row => new TextInput(row.Text, row.Pair)).ToList();
            classifier.Predict(inputs, probabilities.AsSpan(start * labels, inputs.Count * labels));
        }

        return probabilities;
    }
}
