using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

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
        new QuestionAnsweringPredictor(),
        new FillMaskPredictor(),
        new ZeroShotPredictor(),
    ];

    /// <summary>What answers a request: as the model's task does it, or by a prompt where a language model is given labels.</summary>
    internal static IPredictor For(PredictRequest request)
    {
        var modelFolder = request.Model;
        var task = ModelTask.Of(modelFolder);
        if (!request.Prompt.IsEmpty)
        {
            ZeroShotClassificationPipeline.Check(modelFolder);
            task = ModelTask.ZeroShotClassification;
        }

        return Array.Find(All, predictor => predictor.Task == task) ?? throw new ModelFormatException(
            modelFolder, $"is a model for '{task}', which predict does not know; it knows {string.Join(", ", All.Select(predictor => predictor.Task))}.");
    }
}
