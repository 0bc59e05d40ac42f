using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;
using Linnet.Training.History;
using Linnet.Training.Recipes;
using Linnet.Training.Sparse;

namespace Linnet.Training.Trainers;

/// <summary>Trains a fastText model.</summary>
internal sealed class FastTextModelTrainer : IModelTrainer
{
    /// <inheritdoc/>
    public TrainedModel Train(TrainingContext context)
    {
        var model = new FastTextTrainer(Options(context.Recipe)).Fit(
            context.Data.Train().Select(row => new TextInput(row.Text, row.Pair)),
            context.Data.TrainLabels(),
            context.Data.Labels.Count,
            context.Data.ProblemType,
            new SparseListener(context.Listener, context.Recipe.Model.Type),
            context.Cancellation);
        return new TrainedModel(new FastTextClassifier(model, [.. context.Data.Labels]), context.Recipe, new RunHistory());
    }

    private static FastTextTrainerOptions Options(Recipe recipe) => new()
    {
        Features = new FastTextFeatures(
            recipe.Model.WordNgrams!.Value, recipe.Model.MinCharNgram!.Value, recipe.Model.MaxCharNgram!.Value, recipe.Model.Buckets!.Value),
        Dimension = recipe.Model.EmbeddingSize!.Value,
        Dropout = (float)recipe.Model.EmbeddingDropout!.Value,
        Epochs = recipe.Training.Epochs!.Value,
        LearningRate = (float)recipe.Training.LearningRate!.Value,
        Seed = recipe.Seed,
    };
}
