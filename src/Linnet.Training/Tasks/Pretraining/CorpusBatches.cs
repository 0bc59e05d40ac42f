using Linnet.Data;
using Linnet.Numerics;
using Linnet.Training.Recipes;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>The batches of a run over a corpus, a function of seed, epoch and number.</summary>
/// <param name="rows">The corpus.</param>
/// <param name="recipe">With batch size and seed.</param>
internal sealed class CorpusBatches(CorpusRows rows, Recipe recipe)
{
    private readonly BucketBatchSampler _sampler = new(
        [.. rows.TrainRows.Select(row => rows.Train.Lengths[row])], recipe.Training.BatchSize!.Value, SplitMix64.At(recipe.Seed, 2));

    internal int PerEpoch => _sampler.BatchesPerEpoch;

    /// <summary>The rows of a batch.</summary>
    internal int[] At(int epoch, int batch)
    {
        _sampler.State = new BatchSamplerState(epoch, batch);
        return [.. _sampler.Next().ToArray().Select(place => rows.TrainRows[place])];
    }

    /// <summary>What is drawn at random in a batch follows from this.</summary>
    internal ulong SeedOf(int epoch, int batch) => SplitMix64.At(recipe.Seed ^ 0x3A5C, (ulong)(((long)epoch * PerEpoch) + batch));
}
