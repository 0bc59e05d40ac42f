using System.Globalization;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Pipelines;
using Linnet.Training.History;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>
/// Chooses by itself: features and a bi-encoder learn from a part of the training rows and are weighed by how well they do on the rest; a member that
/// adds little is left out, and the features then learn from all rows. The dev file chooses nothing.
/// </summary>
internal static class AutoScorerTrainer
{
    /// <summary>A member with a smaller share of the weights is left out: it costs more than it gives.</summary>
    private const float LeastShare = 0.1f;

    /// <summary>The trained scorer, the recipe as it was used, and what the scorer does on the rows that were held out.</summary>
    internal static (PairScorer Scorer, RunHistory History, Recipe Recipe, MetricReport? HeldOut) Train(RunContext context, SimilarityData data)
    {
        var scored = data.Train.Where(row => row.Score is not null).ToList();
        if (scored.Count == 0) throw new ConfigurationException("model.type: auto learns from scores, and no row has one; use bag-of-vectors with --loss contrastive.");
        var part = context.Recipe.Data.Dev is null && data.Dev.Count > 0 ? data : data.WithHeldOut(context.Recipe);
        var features = With(context, FeatureScorerConfig.Type, FeatureScorerTrainer.Resolve);
        if (part.Dev.Count < 20)
        {
            var (alone, history) = FeatureScorerTrainer.Train(features, data);
            return (alone, history, features.Recipe, null);
        }

        var (encoder, encoderHistory) = PairNetworkTrainer.Train(With(context, BagOfVectorsConfig.Type, recipe => SimilarityDefaults.Resolve(recipe, part)), part);
        try
        {
            var (first, featureHistory) = FeatureScorerTrainer.Train(features, part);
            float[][] said;
            using (first) said = [SimilarityEvaluation.Shares(first, part.Dev), SimilarityEvaluation.Shares(encoder, part.Dev)];
            var truth = part.Dev.Select(row => data.Range.ToShare(row.Score!.Value)).ToArray();
            var (weights, bias) = PairBlend.Fit(said, truth);
            var blended = truth.Select((_, row) => bias + (weights[0] * said[0][row]) + (weights[1] * said[1][row])).ToArray();
            Note(context, said, blended, weights, part, data.Range);
            var all = features with { Folder = Path.Combine(context.Folder, "all") };
            if (weights[1] < LeastShare * weights.Sum())
            {
                encoder.Dispose();
                return (FeatureScorerTrainer.Train(all, data).Scorer, featureHistory, all.Recipe, SimilarityEvaluation.Run(said[0], part.Dev, data.Range));
            }

            if (weights[0] < LeastShare * weights.Sum())
                return (encoder, encoderHistory, context.Recipe, SimilarityEvaluation.Run(said[1], part.Dev, data.Range));
            var last = FeatureScorerTrainer.Train(all, data).Scorer;
            return (new PairEnsemble([last, encoder], weights, bias), encoderHistory, context.Recipe, SimilarityEvaluation.Run(blended, part.Dev, data.Range));
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    private static RunContext With(RunContext context, string name, Func<Recipe, Recipe> resolve)
    {
        var recipe = context.Recipe.Copy();
        recipe.Model.Type = name;
        return context with { Recipe = resolve(recipe), Folder = Path.Combine(context.Folder, name) };
    }

    private static void Note(RunContext context, float[][] said, float[] blended, float[] weights, SimilarityData part, ScoreRange range)
    {
        string Of(IReadOnlyList<float> shares) =>
            SimilarityEvaluation.Run(shares, part.Dev, range).Metrics.GetValueOrDefault(MetricNames.Spearman, double.NaN).ToString("F4", CultureInfo.InvariantCulture);
        context.Listener.Noted(string.Create(
            CultureInfo.InvariantCulture,
            $"on {part.Dev.Count} held-out pairs, spearman: {FeatureScorerConfig.Type} {Of(said[0])} (weight {weights[0]:0.##}), {BagOfVectorsConfig.Type} {Of(said[1])} (weight {weights[1]:0.##}), together {Of(blended)}"));
    }
}
