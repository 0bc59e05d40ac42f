using Linnet.Evaluation;
using Linnet.Models.Pipelines;

namespace Linnet.Training.Preparation;

/// <summary>Makes the report that fits the problem: one label a row, or any number.</summary>
internal static class Reports
{
    /// <param name="labels">Names of the labels.</param>
    /// <param name="problem">One label a row, or any number.</param>
    /// <param name="truth">True label indices, one array a row.</param>
    /// <param name="probabilities"><c>[rows, labels]</c>.</param>
    internal static IEvaluationReport Make(IReadOnlyList<string> labels, ProblemType problem, IReadOnlyList<int[]> truth, ReadOnlySpan<float> probabilities)
    {
        if (problem == ProblemType.SingleLabel)
            return ClassificationEvaluator.Evaluate(labels, truth.Select(row => row[0]).ToArray(), probabilities);
        var has = new bool[truth.Count * labels.Count];
        for (var row = 0; row < truth.Count; row++)
        {
            foreach (var label in truth[row]) has[(row * labels.Count) + label] = true;
        }

        return MultiLabelEvaluator.Evaluate(labels, has, probabilities);
    }
}
