using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;
using Linnet.Training.Tasks.Sequences;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Summarization;

/// <summary>Yes or no for each sentence of a text: the loss and the measurement of a sentence scorer.</summary>
/// <param name="summarizer">To train.</param>
/// <param name="train">Texts to learn from.</param>
/// <param name="dev">Texts to measure on, in the order of <paramref name="devPairs"/>; may be empty.</param>
/// <param name="devPairs">Their true summaries.</param>
/// <param name="recipe">With every field that the task uses.</param>
internal sealed class SentenceScorerTask(
    NeuralExtractiveSummarizer summarizer, IReadOnlyList<LabelledDocument> train, IReadOnlyList<LabelledDocument> dev, IReadOnlyList<TextPair> devPairs, Recipe recipe) : ITrainingTask
{
    private readonly BucketBatchSampler _sampler = new(
        [.. train.Select(document => document.Sentences.Count)], recipe.Training.BatchSize!.Value, SplitMix64.At(recipe.Seed, 2));

    /// <inheritdoc/>
    public Module Network => summarizer.Network;

    /// <inheritdoc/>
    public int BatchesPerEpoch => _sampler.BatchesPerEpoch;

    /// <inheritdoc/>
    public int RowsPerEpoch => train.Count;

    /// <inheritdoc/>
    public void Initialize(SeededRandom random)
    {
        summarizer.Network.Initialize(random);
        NetworkFactory.LoadParent(summarizer.Network, recipe);
    }

    /// <inheritdoc/>
    public Tensor Loss(int epoch, int batch)
    {
        _sampler.State = new BatchSamplerState(epoch, batch);
        return Loss([.. _sampler.Next().ToArray().Select(row => train[row])]);
    }

    /// <inheritdoc/>
    public Dictionary<string, double>? Evaluate()
    {
        if (dev.Count == 0) return null;
        var written = summarizer.Summarize([.. devPairs.Select(pair => pair.Source)]).Select(answer => answer.Text).ToList();
        return SummarizationLanguageTask.Measure(written, devPairs).With(MetricNames.Loss, DevLoss()).Metrics.ToDictionary();
    }

    private Tensor Loss(IReadOnlyList<LabelledDocument> documents)
    {
        var (sentences, counts) = summarizer.Batch([.. documents.Select(document => document.Sentences)]);
        float[] labels = [.. documents.SelectMany(document => document.Labels)];
        return summarizer.Network.Score(sentences, counts).BinaryCrossEntropyWithLogits(Tensor.From(labels, new Shape(labels.Length, 1)));
    }

    private double DevLoss()
    {
        var (sum, count) = (0.0, 0);
        foreach (var documents in dev.Chunk(recipe.Training.BatchSize!.Value))
        {
            using var scope = TensorScope.Inference();
            var sentences = documents.Sum(document => document.Labels.Length);
            sum += (double)Loss(documents).Item * sentences;
            count += sentences;
        }

        return sum / count;
    }
}
