using Linnet.Evaluation;
using Linnet.Training.Recipes;

namespace Linnet.Training.Runs;

/// <summary>What a training run left behind.</summary>
/// <param name="ModelFolder">The folder that was written.</param>
/// <param name="Recipe">The recipe as it was used, every open field filled in.</param>
/// <param name="Dev">The result on the rows that the best state was chosen on; null where none were held out.</param>
/// <param name="Test">The result on the test file; null where none was named.</param>
/// <param name="Duration">From start to the written folder.</param>
public sealed record TrainingOutcome(string ModelFolder, Recipe Recipe, IEvaluationReport? Dev, IEvaluationReport? Test, TimeSpan Duration);
