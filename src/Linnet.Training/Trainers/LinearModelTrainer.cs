using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Models.Relations;
using Linnet.Models.Sparse;
using Linnet.Training.History;
using Linnet.Training.Sparse;

namespace Linnet.Training.Trainers;

/// <summary>Trains a linear model; its settings come from cross-validation on the training rows, so dev rows are not looked at.</summary>
internal sealed class LinearModelTrainer : IModelTrainer
{
    /// <summary>Relations come as words that are features already.</summary>
    private static readonly NgramBlock[] RelationBlocks = [new(NgramAnalyzer.Word, 1, 1)];

    /// <inheritdoc/>
    public bool CrossValidates => true;

    /// <inheritdoc/>
    public TrainedModel Train(TrainingContext context)
    {
        var readsRelations = context.Recipe.Task == ModelTask.RelationExtraction;
        var options = new LinearTrainerOptions { Seed = context.Recipe.Seed, BalancedLabels = context.Recipe.Data.ClassWeights == "balanced" };
        if (readsRelations) options = options with { Blocks = RelationBlocks };
        var folding = new FoldedText();
        var result = new LinearTrainer(options).FitWithReport(
            context.Data.Train().Select(row => new TextInput(readsRelations ? RelationFeatures.Of(row.Text, folding) : row.Text, row.Pair)),
            context.Data.TrainLabels(),
            context.Data.Labels.Count,
            context.Data.ProblemType,
            new SparseListener(context.Listener, context.Recipe.Model.Type),
            context.Cancellation);
        return new TrainedModel(new LinearTextClassifier(result.Model, [.. context.Data.Labels]) { ReadsRelations = readsRelations }, context.Recipe, new RunHistory())
        {
            OutOfFold = result.OutOfFoldProbabilities,
        };
    }
}
