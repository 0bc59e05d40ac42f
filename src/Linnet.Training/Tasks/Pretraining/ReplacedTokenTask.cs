using Linnet.Evaluation;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>
/// Replaced-token detection (Clark et al. 2020, section 2): the generator's loss on the masked tokens, plus the discriminator's, weighted, on
/// every token of the text that the generator has filled in.
/// </summary>
/// <param name="model">The networks to train.</param>
/// <param name="rows">The corpus.</param>
/// <param name="masking">Hides tokens, anew in every epoch.</param>
/// <param name="padId">Fills rows up.</param>
/// <param name="recipe">With every field that the task uses.</param>
internal sealed class ReplacedTokenTask(ReplacedTokenModel model, CorpusRows rows, Masking masking, int padId, Recipe recipe) : ITrainingTask
{
    private const int RowsAtOnce = 32;

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
        if (recipe.Model.From is not { } parent) return;
        using var weights = ModelFolder.Open(parent).OpenWeights();
        model.Discriminator.LoadMatching(weights);
    }

    /// <inheritdoc/>
    public Tensor Loss(int epoch, int batch)
    {
        var seed = _batches.SeedOf(epoch, batch);
        var masked = MaskedBatch.Create(rows.Train, _batches.At(epoch, batch), masking, padId, seed);
        var logits = MaskedTokens.Logits(model.Generator, masked);
        var judged = Judge(masked, logits, seed);
        return logits.CrossEntropy(masked.Truth)
            .Add(judged.Logits.BinaryCrossEntropyWithLogits(judged.Targets).Scale((float)recipe.Pretraining.DiscriminatorWeight!.Value));
    }

    /// <inheritdoc/>
    public Dictionary<string, double>? Evaluate()
    {
        if (rows.DevRows.Length == 0) return null;
        double generator = 0, discriminator = 0;
        long masks = 0, tokens = 0, found = 0, replaced = 0, claimed = 0;
        for (var start = 0; start < rows.DevRows.Length; start += RowsAtOnce)
        {
            using var scope = TensorScope.Inference();
            var some = rows.DevRows.AsSpan(start, Math.Min(RowsAtOnce, rows.DevRows.Length - start));
            var masked = MaskedBatch.Create(rows.Dev, some, masking, padId, (ulong)start);
            var logits = MaskedTokens.Logits(model.Generator, masked);
            var judged = Judge(masked, logits, (ulong)start);
            generator += logits.CrossEntropy(masked.Truth).Item * masked.Truth.Count;
            discriminator += judged.Logits.BinaryCrossEntropyWithLogits(judged.Targets).Item * judged.Targets.Count;
            (masks, tokens) = (masks + masked.Truth.Count, tokens + judged.Targets.Count);
            for (var i = 0; i < judged.Targets.Count; i++)
            {
                var (isReplaced, says) = (judged.Targets.Data[i] > 0.5f, judged.Logits.Data[i] > 0);
                if (isReplaced) replaced++;
                if (says) claimed++;
                if (isReplaced && says) found++;
            }
        }

        return new Dictionary<string, double>
        {
            [MetricNames.Loss] = (generator / masks) + (recipe.Pretraining.DiscriminatorWeight!.Value * discriminator / tokens),
            [MetricNames.Perplexity] = Math.Exp(generator / masks),
            [MetricNames.F1] = replaced + claimed == 0 ? 0 : 2.0 * found / (replaced + claimed),
        };
    }

    /// <summary>Fills the masks with tokens drawn from the generator and lets the discriminator judge every real token.</summary>
    private (Tensor Logits, Tensor Targets) Judge(MaskedBatch masked, Tensor logits, ulong seed)
    {
        var ids = masked.Inputs.InputIds.Data;
        var isReplaced = new bool[ids.Length];
        var random = new SeededRandom(SplitMix64.At(seed, 1));
        for (var i = 0; i < masked.Places.Count; i++)
        {
            var place = masked.Places.Data[i];
            ids[place] = TokenDraw.From(logits.Data.Slice(i * logits.Shape[1], logits.Shape[1]), random.NextDouble());
            isReplaced[place] = ids[place] != masked.Truth.Data[i];
        }

        var real = Enumerable.Range(0, ids.Length).Where(place => masked.Inputs.AttentionMask.Data[place] == 1).ToArray();
        var targets = Tensor.Zeros(new Shape(real.Length, 1));
        for (var i = 0; i < real.Length; i++) targets.Data[i] = isReplaced[real[i]] ? 1 : 0;
        var judged = model.Discriminator.Replaced(masked.Inputs);
        return (judged.Reshape(new Shape(judged.Count, 1)).GatherRows(IntTensor.From(real, new Shape(real.Length))), targets);
    }
}
