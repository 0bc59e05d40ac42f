using Linnet.Data;
using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>What a bi-encoder and a cross-encoder share: batches of pairs of about one length, first values, the measurement.</summary>
/// <param name="network">To train.</param>
/// <param name="train">Pairs to learn from.</param>
/// <param name="recipe">With every field that the network uses.</param>
internal abstract class PairNetworkTask(TextNetwork network, EncodedPairs train, Recipe recipe) : ITrainingTask
{
    private readonly BucketBatchSampler _sampler = new(train.Lengths, recipe.Training.BatchSize!.Value, SplitMix64.At(recipe.Seed, 2));

    /// <inheritdoc/>
    public Module Network => network;

    /// <inheritdoc/>
    public int BatchesPerEpoch => _sampler.BatchesPerEpoch;

    /// <inheritdoc/>
    public int RowsPerEpoch => train.Count;

    /// <summary>Pairs to learn from.</summary>
    protected EncodedPairs Pairs => train;

    /// <summary>With every field that the network uses.</summary>
    protected Recipe Recipe => recipe;

    /// <summary>Word vectors that a new network begins with, or null.</summary>
    internal PretrainedEmbeddings? Embeddings { get; init; }

    /// <summary>The scorer around the network, for measuring.</summary>
    internal required PairScorer Scorer { get; init; }

    /// <summary>Rows to measure on; may be empty.</summary>
    internal required IReadOnlyList<PairRow> Dev { get; init; }

    /// <inheritdoc/>
    public void Initialize(SeededRandom random)
    {
        network.Initialize(random);
        NetworkFactory.LoadParent(network, recipe);
        Embeddings?.CopyInto(network);
    }

    /// <inheritdoc/>
    public Tensor Loss(int epoch, int batch)
    {
        _sampler.State = new BatchSamplerState(epoch, batch);
        return Loss(_sampler.Next());
    }

    /// <inheritdoc/>
    public Dictionary<string, double>? Evaluate() =>
        Dev.Count == 0 ? null : SimilarityEvaluation.Run(Scorer, Dev).Metrics.ToDictionary(metric => metric.Key, metric => metric.Value);

    /// <summary>The mean loss of some pairs.</summary>
    protected abstract Tensor Loss(ReadOnlySpan<int> rows);

    /// <summary>The true shares of some pairs, in a given shape.</summary>
    protected Tensor Shares(ReadOnlySpan<int> rows, Shape shape)
    {
        var shares = Tensor.Uninitialized(shape);
        for (var i = 0; i < rows.Length; i++) shares.Data[i] = train.Share(rows[i]);
        return shares;
    }
}
