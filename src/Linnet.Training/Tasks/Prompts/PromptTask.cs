using Linnet.Data;
using Linnet.Evaluation;
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

namespace Linnet.Training.Tasks.Prompts;

/// <summary>
/// Prompt learning (Schick and Schütze 2021): labels are told apart by what the head of masked language modelling says of their words in the gap of
/// a template; no new layer is needed, so that few rows go a long way. Of several words for a label the first is learnt.
/// </summary>
/// <param name="pipeline">To train.</param>
/// <param name="prompt">Template and words.</param>
/// <param name="rows">Texts to learn from: the ids before the gap, and the label.</param>
/// <param name="data">With the rows to choose on.</param>
/// <param name="recipe">With every field that the task uses.</param>
internal sealed class PromptTask(FillMaskPipeline pipeline, Prompt prompt, EncodedDataset rows, PreparedData data, Recipe recipe) : ITrainingTask
{
    private readonly BucketBatchSampler _sampler = new(rows.Lengths, recipe.Training.BatchSize!.Value, SplitMix64.At(recipe.Seed, 2));
    private readonly PromptGaps _gaps = new(pipeline, prompt);

    /// <inheritdoc/>
    public Module Network => pipeline.Model;

    /// <inheritdoc/>
    public int BatchesPerEpoch => _sampler.BatchesPerEpoch;

    /// <inheritdoc/>
    public int RowsPerEpoch => rows.Count;

    /// <inheritdoc/>
    public void Initialize(SeededRandom random)
    {
        pipeline.Model.Initialize(random);
        NetworkFactory.LoadParent(pipeline.Model, recipe);
    }

    /// <inheritdoc/>
    public Tensor Loss(int epoch, int batch)
    {
        _sampler.State = new BatchSamplerState(epoch, batch);
        var some = _sampler.Next();
        var texts = new int[some.Length][];
        var labels = IntTensor.Zeros(new Shape(some.Length));
        for (var i = 0; i < some.Length; i++)
        {
            texts[i] = new int[rows.Lengths[some[i]]];
            rows.ReadIds(some[i], texts[i]);
            labels.Data[i] = rows.Labels(some[i])[0];
        }

        return _gaps.Scores(texts).CrossEntropy(labels, (float)recipe.Training.LabelSmoothing!.Value);
    }

    /// <inheritdoc/>
    public Dictionary<string, double>? Evaluate()
    {
        if (data.Dev.Count == 0) return null;
        using var asked = ZeroShotClassificationPipeline.Borrow(pipeline, prompt);
        var report = PromptEvaluation.Run(asked, data.Dev, data.Labels, data.DevName);
        var metrics = report.Metrics.ToDictionary(pair => pair.Key, pair => pair.Value);
        metrics[MetricNames.Loss] = metrics.GetValueOrDefault(MetricNames.LogLoss, double.NaN);
        return metrics;
    }
}
