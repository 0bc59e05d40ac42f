using Linnet.Evaluation;
using Linnet.Models.Pipelines;
using Linnet.Training.History;
using Linnet.Training.Recipes;

namespace Linnet.Training.Trainers;

/// <summary>What training gives.</summary>
/// <param name="Classifier">The model; the receiver disposes it.</param>
/// <param name="Recipe">The recipe as it was used.</param>
/// <param name="History">Losses and metrics on the way; empty for models that have none.</param>
internal sealed record TrainedModel(TextClassifier Classifier, Recipe Recipe, RunHistory History)
{
    /// <summary>
    /// Probabilities of the training rows, each from a model that had not seen it, <c>[rows, labels]</c>; null where the trainer
    /// does not cross-validate by itself.
    /// </summary>
    internal float[]? OutOfFold { get; init; }

    /// <summary>
    /// What the model would do on rows it has not seen, where the trainer knows that better than a measurement of the finished model on
    /// the held-out rows: the parts of a cross-validated ensemble have seen one another's.
    /// </summary>
    internal IEvaluationReport? HeldOut { get; init; }
}
