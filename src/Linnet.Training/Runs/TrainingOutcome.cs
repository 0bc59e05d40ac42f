using Linnet.Evaluation;
using Linnet.Training.Recipes;

namespace Linnet.Training.Runs;

/// <summary>What a training run left behind.</summary>
/// <param name="ModelFolder">The folder that was written.</param>
/// <param name="Recipe">The recipe as it was used, every open field filled in.</param>
/// <param name="Dev">The result on the dev rows: those of the dev file, else rows held out of the training file; null where there are none.</param>
/// <param name="Test">The result on the test file; null where none was named.</param>
/// <param name="Duration">From start to the written folder.</param>
public sealed record TrainingOutcome(string ModelFolder, Recipe Recipe, IEvaluationReport? Dev, IEvaluationReport? Test, TimeSpan Duration)
{
    /// <summary>
    /// Whether the best state, or the weights of members, were chosen on the dev rows, which makes <see cref="Dev"/> a little too good; else they were
    /// measured once and chose nothing.
    /// </summary>
    public bool DevChooses { get; init; } = true;
}
