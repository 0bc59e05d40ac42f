using Linnet.Models.Pipelines;
using Linnet.Training.History;
using Linnet.Training.Sparse;

namespace Linnet.Training.Trainers;

/// <summary>Trains a linear model; its settings come from cross-validation on the training rows, so dev rows are not looked at.</summary>
internal sealed class LinearModelTrainer : IModelTrainer
{
    /// <inheritdoc/>
    public bool CrossValidates => true;

    /// <inheritdoc/>
    public TrainedModel Train(TrainingContext context)
    {
        var options = new LinearTrainerOptions { Seed = context.Recipe.Seed, BalancedLabels = context.Recipe.Data.ClassWeights == "balanced" };
        var result = new LinearTrainer(options).FitWithReport(
            context.Data.Train().Select(row => new TextInput(row.Text, row.Pair)),
            context.Data.TrainLabels(),
            context.Data.Labels.Count,
            context.Data.ProblemType,
            new SparseListener(context.Listener, context.Recipe.Model.Type),
            context.Cancellation);
        return new TrainedModel(new LinearTextClassifier(result.Model, [.. context.Data.Labels]), context.Recipe, new RunHistory())
        {
            OutOfFold = result.OutOfFoldProbabilities,
        };
    }
}
