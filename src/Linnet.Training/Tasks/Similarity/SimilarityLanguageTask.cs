using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.History;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>Pairs of texts with scores to a model that says how alike two texts are.</summary>
internal sealed class SimilarityLanguageTask : ILanguageTask
{
    /// <inheritdoc/>
    public string Name => ModelTask.SentenceSimilarity;

    /// <inheritdoc/>
    public string Title => "Sentence similarity";

    /// <inheritdoc/>
    public IReadOnlyList<string> ModelTypes { get; } = ["auto", FeatureScorerConfig.Type, BagOfVectorsConfig.Type, "textcnn", "bilstm", "bigru", .. TransformerFactory.Types];

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics { get; } = [MetricNames.Spearman, MetricNames.Pearson, MetricNames.Loss];

    /// <inheritdoc/>
    public IReadOnlyList<(string Type, string Name)> CardMetrics { get; } = [(MetricNames.Spearman, "Spearman correlation"), (MetricNames.Pearson, "Pearson correlation")];

    /// <inheritdoc/>
    public FinishedRun Train(RunContext context)
    {
        var data = SimilarityData.Load(context.Recipe, context.Listener.Noted);
        var (scorer, history, recipe, heldOut) = Fit(context, data);
        try
        {
            scorer.Range = data.Range;
            return new FinishedRun(scorer)
            {
                Recipe = recipe,
                History = history,
                WriteModel = scorer.WriteTo,
                Data = DataFiles.Sources(recipe.Data, data.FileHashes, data.Train.Count, data.Dev.Count, data.Test.Count),
                TrainCount = data.Train.Count,
                ModelType = scorer.ModelType,
                Languages = [data.IsUnspaced ? "zh" : "en"],
                Kind = "model of the similarity of texts",
                Usage = ["using var scorer = PairScorer.Load(\"{0}\");", "Console.WriteLine(scorer.Score(\"a text\", \"another text\"));"],
                ScoreRange = data.Range,
                CardMetrics = ["spearmanr", "pearsonr"],
                DevName = data.DevName,
                Dev = heldOut is not null && recipe.Data.Dev is null ? heldOut : data.Dev.Count > 0 ? SimilarityEvaluation.Run(scorer, data.Dev) : null,
                DevChooses = heldOut is null ? null : recipe.Data.Dev is null,
                Test = data.Test.Count > 0 ? SimilarityEvaluation.Run(scorer, data.Test) : null,
            };
        }
        catch
        {
            scorer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEvaluationReport Evaluate(string modelFolder, string dataPath, DataFileOptions options, Action<string> note)
    {
        using var scorer = PairScorer.Load(modelFolder);
        return SimilarityEvaluation.Run(scorer, PairFile.Read(dataPath, options, needsScores: true, null));
    }

    private static (PairScorer Scorer, RunHistory History, Recipe Recipe, MetricReport? HeldOut) Fit(RunContext context, SimilarityData data)
    {
        if (context.Recipe.Model.Type == "auto" && context.Recipe.Model.From is { } parent)
            context = context with { Recipe = FromParent(context.Recipe, parent) };
        switch (context.Recipe.Model.Type)
        {
            case "auto":
                return AutoScorerTrainer.Train(context, data);
            case FeatureScorerConfig.Type:
                context = context with { Recipe = FeatureScorerTrainer.Resolve(context.Recipe) };
                var (features, curve) = FeatureScorerTrainer.Train(context, data);
                return (features, curve, context.Recipe, null);
            default:
                context = context with { Recipe = SimilarityDefaults.Resolve(context.Recipe, data) };
                var (scorer, history) = PairNetworkTrainer.Train(context, data);
                return (scorer, history, context.Recipe, null);
        }
    }

    /// <summary>Where a run starts from another model, its type is that model's.</summary>
    private static Recipe FromParent(Recipe recipe, string parent)
    {
        var fitted = recipe.Copy();
        fitted.Model.Type = ModelFolder.Open(parent).Config.ModelType;
        return fitted;
    }
}
