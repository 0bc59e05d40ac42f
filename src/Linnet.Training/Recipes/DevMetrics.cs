using Linnet.Evaluation;
using Linnet.Models.Pipelines;

namespace Linnet.Training.Recipes;

/// <summary>The metrics that can choose the best state, and which of them each kind of problem has.</summary>
internal static class DevMetrics
{
    /// <summary>All names.</summary>
    internal static readonly string[] Names =
    [
        MetricNames.Accuracy, MetricNames.MacroF1, MetricNames.MicroF1, MetricNames.WeightedF1, MetricNames.Mcc, MetricNames.Loss,
    ];

    /// <summary>The names that a problem has: the Matthews correlation is of one decision a row.</summary>
    /// <param name="problem">One label a row, or any number.</param>
    internal static IEnumerable<string> For(ProblemType problem) =>
        problem == ProblemType.SingleLabel ? Names : Names.Where(name => name != MetricNames.Mcc);

    /// <summary>Throws where a recipe's metric does not exist, so that no run finds it out after its first epoch.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="problem">One label a row, or any number.</param>
    /// <exception cref="ConfigurationException">Names the metric and those that exist.</exception>
    internal static void Check(Recipe recipe, ProblemType problem)
    {
        if (recipe.Training.Metric is not { } name || For(problem).Contains(name)) return;
        var rows = problem == ProblemType.SingleLabel ? "one label each" : "any number of labels";
        throw new ConfigurationException($"training.metric: '{name}' is not defined for rows with {rows}; use one of {string.Join(", ", For(problem))}.");
    }
}
