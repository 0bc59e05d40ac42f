using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Prediction;

/// <summary>A text in another language.</summary>
internal sealed class TranslationPredictor : IPredictor
{
    /// <inheritdoc/>
    public string Task => ModelTask.Translation;

    /// <inheritdoc/>
    public void Run(PredictRequest request)
    {
        using var pipeline = TranslationPipeline.Load(request.Model);
        var config = WrittenTexts.Settings(request, pipeline.Defaults);
        foreach (var inputs in request.Inputs())
        {
            string[] texts = [.. inputs.Select(input => input.Text)];
            WrittenTexts.Print(request, texts, pipeline.Translate(texts, config), "translation_text");
        }
    }
}
