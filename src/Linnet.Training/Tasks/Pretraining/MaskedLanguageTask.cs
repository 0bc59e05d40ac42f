using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>Hidden tokens from those around them (Devlin et al. 2019, 3.1): the loss and the measurement of a masked language model.</summary>
/// <param name="model">The network to train.</param>
/// <param name="rows">The corpus.</param>
/// <param name="masking">Hides tokens, anew in every epoch.</param>
/// <param name="padId">Fills rows up.</param>
/// <param name="recipe">With every field that the task uses.</param>
internal sealed class MaskedLanguageTask(MaskedLanguageModel model, CorpusRows rows, Masking masking, int padId, Recipe recipe) : ITrainingTask
{
    private readonly CorpusBatches _batches = new(rows, recipe);

    /// <inheritdoc/>
    public Module Network => model;

    /// <inheritdoc/>
    public int BatchesPerEpoch => _batches.PerEpoch;

    /// <inheritdoc/>
    public int RowsPerEpoch => rows.TrainRows.Length;

    /// <inheritdoc/>
    public void Initialize(SeededRandom random)
    {
        model.Initialize(random);
        NetworkFactory.LoadParent(model, recipe);
    }

    /// <inheritdoc/>
    public Tensor Loss(int epoch, int batch)
    {
        var masked = MaskedBatch.Create(rows.Train, _batches.At(epoch, batch), masking, padId, _batches.SeedOf(epoch, batch));
        return MaskedTokens.Logits(model, masked).CrossEntropy(masked.Truth);
    }

    /// <inheritdoc/>
    public Dictionary<string, double>? Evaluate() => rows.DevRows.Length == 0
        ? null
        : MaskedTokens.Measure(model, rows.Dev, rows.DevRows, masking, padId).Metrics.ToDictionary(metric => metric.Key, metric => metric.Value);
}
