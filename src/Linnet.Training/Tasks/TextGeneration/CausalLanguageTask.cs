using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;

namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>The next token from those before it: the loss and the measurement of a causal language model.</summary>
/// <param name="model">The network to train.</param>
/// <param name="train">Tokens to learn from, at least two.</param>
/// <param name="dev">Tokens to measure on; fewer than two for none.</param>
/// <param name="recipe">With every field that the task uses.</param>
internal sealed class CausalLanguageTask(CausalLanguageModel model, ITokenText train, ITokenText dev, Recipe recipe) : ITrainingTask
{
    private readonly TokenBlocks _blocks = new(train, recipe.Data.MaxLength!.Value);
    private readonly int _batchSize = recipe.Training.BatchSize!.Value;
    private readonly ulong _seed = SplitMix64.At(recipe.Seed, 2);

    /// <inheritdoc/>
    public Module Network => model;

    /// <summary>As many blocks as lie side by side in the text, though they are taken from random places.</summary>
    public int BatchesPerEpoch => Math.Max(1, (_blocks.Count + _batchSize - 1) / _batchSize);

    /// <inheritdoc/>
    public int RowsPerEpoch => BatchesPerEpoch * _batchSize;

    /// <inheritdoc/>
    public void Initialize(SeededRandom random)
    {
        model.Initialize(random);
        if (recipe.Model.From is not { } parent) return;
        using var weights = ModelFolder.Open(parent).OpenWeights();
        model.LoadMatching(weights);
    }

    /// <inheritdoc/>
    public Tensor Loss(int epoch, int batch)
    {
        var (inputs, targets) = _blocks.Random(_batchSize, _seed, ((long)epoch * BatchesPerEpoch) + batch);
        return model.Forward(inputs).CrossEntropy(targets, (float)(recipe.Training.LabelSmoothing ?? 0));
    }

    /// <inheritdoc/>
    public Dictionary<string, double>? Evaluate() => dev.Count < 2
        ? null
        : LanguageModelEvaluation.Run(model, dev, recipe.Data.MaxLength!.Value).ToReport().Metrics.ToDictionary(metric => metric.Key, metric => metric.Value);
}
