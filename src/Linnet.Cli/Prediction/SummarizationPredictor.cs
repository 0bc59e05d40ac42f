using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Prediction;

/// <summary>A text in fewer words.</summary>
internal sealed class SummarizationPredictor : IPredictor
{
    /// <inheritdoc/>
    public string Task => ModelTask.Summarization;

    /// <inheritdoc/>
    public void Run(PredictRequest request)
    {
        using var pipeline = SummarizationPipeline.Load(request.Model);
        var options = new SummarizationOptions { NumSentences = request.NumSentences, NumBeams = request.NumBeams, LengthPenalty = request.LengthPenalty };
        foreach (var inputs in request.Inputs())
        {
            string[] texts = [.. inputs.Select(input => input.Text)];
            WrittenTexts.Print(request, texts, pipeline.Summarize(texts, options), "summary_text");
        }
    }
}
