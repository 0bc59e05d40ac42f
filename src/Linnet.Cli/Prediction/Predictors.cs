using Linnet.Models.Folder;

namespace Linnet.Cli.Prediction;

/// <summary>The table of tasks that `linnet predict` knows, one line each.</summary>
internal static class Predictors
{
    private static readonly IPredictor[] All =
    [
        new TextClassificationPredictor(),
        new TaggingPredictor(ModelTask.TokenClassification),
        new TaggingPredictor(ModelTask.IntentSlot),
        new RelationPredictor(),
        new SimilarityPredictor(),
        new FeatureExtractionPredictor(),
        new TranslationPredictor(),
        new SummarizationPredictor(),
    ];

    /// <summary>What answers for the model in a folder.</summary>
    internal static IPredictor For(string modelFolder)
    {
        var task = ModelTask.Of(modelFolder);
        return Array.Find(All, predictor => predictor.Task == task) ?? throw new ModelFormatException(
            modelFolder, $"is a model for '{task}', which predict does not know; it knows {string.Join(", ", All.Select(predictor => predictor.Task))}.");
    }
}
