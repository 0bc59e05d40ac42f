using Linnet.Models.Pipelines;
using Linnet.Models.Similarity;
using Linnet.Models.Sparse;
using Linnet.Numerics;
using Linnet.Training.History;
using Linnet.Training.Neural;
using Linnet.Training.Progress;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Vectors;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>
/// Trains a <see cref="FeaturePairScorer"/>: rarity of words and n-grams and vectors of words are learnt from the texts alone, then several small
/// networks from the scores, each from other random values.
/// </summary>
internal static class FeatureScorerTrainer
{
    private const int Members = 5;
    private const int VectorSize = 64;

    /// <summary>The recipe with what the features' networks need.</summary>
    internal static Recipe Resolve(Recipe recipe)
    {
        var resolved = recipe.Copy();
        resolved.Model.HiddenSize ??= 64;
        resolved.Model.Dropout ??= 0.3;
        resolved.Training.BatchSize ??= 64;
        resolved.Training.Epochs ??= 15;
        resolved.Training.LearningRate ??= 2e-3;
        resolved.Training.WeightDecay ??= 0.1;
        resolved.Training.Schedule ??= "cosine";
        resolved.Training.WarmupRatio ??= 0.05;
        resolved.Training.Metric ??= Evaluation.MetricNames.Spearman;
        resolved.Training.Patience ??= 0;
        return resolved;
    }

    /// <summary>The trained scorer; the receiver disposes it.</summary>
    /// <param name="context">With every field that is used.</param>
    /// <param name="data">The pairs; the dev rows choose nothing here.</param>
    internal static (FeaturePairScorer Scorer, RunHistory History) Train(RunContext context, SimilarityData data)
    {
        var rows = data.Train.Where(row => row.Score is not null).ToArray();
        if (rows.Length == 0) throw new ConfigurationException("model.type: similarity-features learns from scores, and no row has one.");
        context.Listener.Progressed(new TrainingProgress { Stage = "reading texts", Done = 0, Total = 0 });
        var features = Features(context, data.Train.SelectMany(row => new[] { row.Input.Text, row.Input.Pair! }).Distinct(StringComparer.Ordinal));
        context.Cancellation.ThrowIfCancellationRequested();
        var (extractor, folding) = (new NgramExtractor(), new FoldedText());
        var standard = FeatureStandard.Fit([.. rows.Select(row => features.Of(row.Input, extractor, folding))]);
        var (recipe, history) = (context.Recipe, new RunHistory());
        var scorer = new FeaturePairScorer(
            new FeatureScorerConfig { FeatureCount = standard.Count, HiddenSize = recipe.Model.HiddenSize!.Value, HiddenDropoutProb = (float)recipe.Model.Dropout!.Value, NumMembers = Members },
            features,
            standard);
        try
        {
            var inputs = scorer.Features([.. rows.Select(row => row.Input)]);
            var shares = rows.Select(row => data.Range.ToShare(row.Score!.Value)).ToArray();
            for (var member = 0; member < Members; member++)
            {
                var seed = SplitMix64.At(recipe.Seed, (ulong)(10 + member));
                var folder = Path.Combine(context.Folder, $"member-{member}");
                Directory.CreateDirectory(folder);
                var task = new FeatureRegressionTask(scorer.Members[member], inputs, shares, recipe.Training.BatchSize!.Value, seed);
                var options = new LoopOptions(
                    recipe.Training, seed, $"network {member + 1} of {Members}", folder, TrainingRun.Fingerprint(recipe, data.FileHashes, rows.Length) + member, context.Listener);
                history = new TrainingLoop(task, options).Run(context.Resume, context.Cancellation);
            }

            return (scorer, history);
        }
        catch
        {
            scorer.Dispose();
            throw;
        }
    }

    private static SimilarityFeatures Features(RunContext context, IEnumerable<string> texts)
    {
        var folding = new FoldedText();
        var read = texts.Select(text => new SimilarityText(text, folding)).ToArray();
        var vectors = new Word2VecTrainer(new Word2VecOptions
        {
            Dimension = VectorSize,
            Epochs = 15,
            Subsampling = 1e-3,
            Seed = context.Recipe.Seed,
            Corpus = new VectorCorpusOptions { MinCount = 2, Split = WordSplit.WhiteSpace },
        }).Fit(read.Select(text => text.StemText), null, context.Cancellation);
        return new SimilarityFeatures(NgramSpace.Fit(read), StemVocabulary.Fit(read, vectors));
    }
}
