using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Tagging;

/// <summary>A tag for every word, with or without a label for the whole row.</summary>
internal sealed class TaggingLanguageTask : ILanguageTask
{
    private static readonly (string Type, string Name)[] SpanMetrics =
        [(MetricNames.F1, "F1"), (MetricNames.Precision, "Precision"), (MetricNames.Recall, "Recall"), (MetricNames.Accuracy, "Accuracy")];

    private bool _hasIntents;

    private TaggingLanguageTask()
    {
    }

    /// <summary>Names, parts of speech, words of a text without spaces.</summary>
    internal static TaggingLanguageTask TokenClassification { get; } = new()
    {
        Name = ModelTask.TokenClassification,
        Title = "Token classification",
        ModelTypes = [BiLstmCrfConfig.Type, .. TransformerFactory.Types],
        Metrics = [.. SpanMetrics.Select(metric => metric.Type), MetricNames.MacroF1],
        CardMetrics = SpanMetrics,
    };

    /// <summary>What a sentence wants and with what, as spoken assistants need it.</summary>
    internal static TaggingLanguageTask IntentSlot { get; } = new()
    {
        Name = ModelTask.IntentSlot,
        Title = "Intents and slots",
        ModelTypes = [BiLstmCrfConfig.Type],
        Metrics = [MetricNames.SentenceAccuracy, MetricNames.IntentAccuracy, MetricNames.SlotF1],
        CardMetrics = [(MetricNames.IntentAccuracy, "Intent accuracy"), (MetricNames.SlotF1, "Slot F1"), (MetricNames.SentenceAccuracy, "Sentence accuracy")],
        _hasIntents = true,
    };

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<string> ModelTypes { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<(string Type, string Name)> CardMetrics { get; init; }

    /// <inheritdoc/>
    public FinishedRun Train(RunContext context)
    {
        Directory.CreateDirectory(context.Folder);
        var data = TaggingData.Load(context.Recipe, _hasIntents, context.Listener.Noted, context.Cancellation);
        var recipe = TaggingDefaults.Resolve(context.Recipe, data);
        recipe.Training.Metric ??= Metrics[0];
        var training = new TaggerTraining(context with { Recipe = recipe }, _hasIntents);
        var trained = recipe.Model.EnsembleSize > 1 ? training.Ensemble(data) : training.Single(data);
        try
        {
            var tagger = trained.Tagger;
            return new FinishedRun(tagger)
            {
                Recipe = recipe,
                History = trained.History,
                WriteModel = tagger.WriteTo,
                Data = DataFiles.Sources(recipe.Data, data.FileHashes, trained.TrainCount, trained.DevCount, data.Test.Count),
                TrainCount = trained.TrainCount,
                ModelType = recipe.Model.Type,
                Languages = [data.IsCharacterwise ? "zh" : "en"],
                Kind = _hasIntents ? "model of intents and slots" : "tagger",
                Usage =
                [
                    "using var tagger = TokenClassificationPipeline.Load(\"{0}\");",
                    "foreach (var entity in tagger.Recognize(\"a text\").Entities) Console.WriteLine($\"{entity.Text}: {entity.Type}\");",
                ],
                Labels = tagger.Labels,
                CardMetrics = ["f1", "precision", "recall"],
                DevName = data.DevName,
                Dev = trained.Dev,
                Test = data.Test.Count > 0 ? TaggingEvaluation.Run(tagger, data.Test) : null,
            };
        }
        catch
        {
            trained.Tagger.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEvaluationReport Evaluate(string modelFolder, string dataPath, DataFileOptions options, Action<string> note)
    {
        using var tagger = TokenClassifier.Load(modelFolder);
        return TaggingEvaluation.Run(tagger, [.. new TaggedFile(dataPath, options, _hasIntents).Read()]);
    }
}
