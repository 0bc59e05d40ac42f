using Linnet.Evaluation;
using Linnet.Models.Pipelines;
using Linnet.Training.History;

namespace Linnet.Training.Tasks.Tagging;

/// <summary>A tagger that has learnt, and how that went.</summary>
/// <param name="Tagger">The receiver disposes it.</param>
/// <param name="History">Losses and metrics on the way; of an ensemble those of its first member.</param>
/// <param name="TrainCount">Number of rows that were learnt from.</param>
/// <param name="DevCount">Number of rows that were held out, each from the model that judged it.</param>
/// <param name="Dev">The result on these; null where there were none.</param>
internal sealed record TrainedTagger(TokenClassifier Tagger, RunHistory History, int TrainCount, int DevCount, IEvaluationReport? Dev);
