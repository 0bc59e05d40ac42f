using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Training.Encoded;
using Linnet.Training.Neural;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.TextClassification;

/// <summary>Texts to labels: the loss and the measurement of a text classifier.</summary>
/// <param name="network">The network to train.</param>
/// <param name="train">Rows to learn from.</param>
/// <param name="dev">Rows to measure on; may be empty.</param>
/// <param name="recipe">With every field that the network uses.</param>
/// <param name="padId">Id that fills rows up.</param>
/// <param name="classWeights">Weights of the classes in the loss, or null.</param>
/// <param name="embeddings">Word vectors that a new network begins with, or null.</param>
internal sealed class TextClassificationTask(
    TextNetwork network, EncodedDataset train, EncodedDataset dev, Recipe recipe, int padId, float[]? classWeights, PretrainedEmbeddings? embeddings = null) : ITrainingTask
{
    private readonly ProblemType _problem = network.Config.ProblemType;
    private readonly BucketBatchSampler _sampler = new(train.Lengths, recipe.Training.BatchSize!.Value, SplitMix64.At(recipe.Seed, 2));

    /// <inheritdoc/>
    public Module Network => network;

    /// <inheritdoc/>
    public Parameter? TokenEmbeddings => network.TokenEmbeddings;

    /// <inheritdoc/>
    public int BatchesPerEpoch => _sampler.BatchesPerEpoch;

    /// <inheritdoc/>
    public int RowsPerEpoch => train.Count;

    /// <inheritdoc/>
    public void Initialize(SeededRandom random)
    {
        network.Initialize(random);
        NetworkFactory.LoadParent(network, recipe);
        embeddings?.CopyInto(network);
    }

    /// <inheritdoc/>
    public Tensor Loss(int epoch, int batch)
    {
        _sampler.State = new BatchSamplerState(epoch, batch);
        var rows = _sampler.Next();
        var logits = network.Forward(BatchAssembly.Inputs(train, rows, padId));
        return _problem == ProblemType.SingleLabel
            ? logits.CrossEntropy(
                BatchAssembly.Labels(train, rows),
                (float)(recipe.Training.LabelSmoothing ?? 0),
                classWeights is null ? null : Tensor.From(classWeights, new Shape(classWeights.Length)))
            : logits.BinaryCrossEntropyWithLogits(BatchAssembly.Targets(train, rows, network.LabelCount));
    }

    /// <inheritdoc/>
    public Dictionary<string, double>? Evaluate()
    {
        if (dev.Count == 0) return null;
        var truth = Enumerable.Range(0, dev.Count).Select(row => dev.Labels(row).ToArray()).ToArray();
        var report = Reports.Make(network.Config.Labels, _problem, truth, NetworkEvaluation.Probabilities(network, dev, padId, _problem));
        var metrics = report.Metrics.ToDictionary(pair => pair.Key, pair => pair.Value);
        metrics[MetricNames.Loss] = metrics.GetValueOrDefault(MetricNames.LogLoss, double.NaN);
        return metrics;
    }
}
