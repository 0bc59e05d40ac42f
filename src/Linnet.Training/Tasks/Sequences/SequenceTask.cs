using Linnet.Data;
using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Sequences;

/// <summary>One sequence to another: the loss and the measurement of an encoder with a decoder.</summary>
/// <param name="writer">The model to train, with its tokeniser; measured greedily.</param>
/// <param name="train">Pairs to learn from.</param>
/// <param name="measure">Measures the model on held-out pairs; null where there are none.</param>
/// <param name="recipe">With every field that the task uses.</param>
internal sealed class SequenceTask(SequenceWriter writer, EncodedPairs train, Func<IReadOnlyDictionary<string, double>>? measure, Recipe recipe) : ITrainingTask
{
    private readonly BucketBatchSampler _sampler = new(train.SortKeys, recipe.Training.BatchSize!.Value, SplitMix64.At(recipe.Seed, 2));

    /// <inheritdoc/>
    public Module Network => writer.Model;

    /// <inheritdoc/>
    public int BatchesPerEpoch => _sampler.BatchesPerEpoch;

    /// <inheritdoc/>
    public int RowsPerEpoch => train.Count;

    /// <inheritdoc/>
    public void Initialize(SeededRandom random)
    {
        writer.Model.Initialize(random);
        NetworkFactory.LoadParent(writer.Model, recipe);
    }

    /// <inheritdoc/>
    public Tensor Loss(int epoch, int batch)
    {
        _sampler.State = new BatchSamplerState(epoch, batch);
        var (source, target, labels) = train.Batch(_sampler.Next(), writer.Model.SequenceConfig);
        return writer.Model.TrainingLoss(source, target, labels, (float)recipe.Training.LabelSmoothing!.Value);
    }

    /// <inheritdoc/>
    public Dictionary<string, double>? Evaluate() => measure?.Invoke().ToDictionary();
}
