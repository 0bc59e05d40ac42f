using Linnet.Data;
using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Training.Neural;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.QuestionAnswering;

/// <summary>
/// Beginnings and ends of answers (Devlin et al. 2019, section 4.2): the mean of two cross-entropies over the places of a window. A window without
/// the answer points at its first token.
/// </summary>
/// <param name="answerer">To train.</param>
/// <param name="rows">Windows to learn from.</param>
/// <param name="data">With the questions to choose on.</param>
/// <param name="context">With every field of the recipe that is used.</param>
internal sealed class SpanTask(NeuralAnswerer answerer, WindowRows rows, QuestionData data, RunContext context) : ITrainingTask
{
    private const float Impossible = -1e4f;

    private readonly BucketBatchSampler _sampler = new(rows.Lengths, context.Recipe.Training.BatchSize!.Value, SplitMix64.At(context.Recipe.Seed, 2));

    /// <inheritdoc/>
    public Module Network => answerer.Network;

    /// <inheritdoc/>
    public int BatchesPerEpoch => _sampler.BatchesPerEpoch;

    /// <inheritdoc/>
    public int RowsPerEpoch => rows.Count;

    /// <inheritdoc/>
    public void Initialize(SeededRandom random)
    {
        answerer.Network.Initialize(random);
        PretrainedEmbeddings.Of(context, answerer.Encoder.TextEncoder.Tokenizer)?.CopyInto(answerer.Network);
        AnswererFactory.LoadParent(answerer.Network, context);
    }

    /// <inheritdoc/>
    public Tensor Loss(int epoch, int batch)
    {
        _sampler.State = new BatchSamplerState(epoch, batch);
        var (inputs, starts, ends, mayBe) = rows.Batch(_sampler.Next(), answerer.Encoder.TextEncoder.PadId);
        var logits = answerer.Network.Spans(inputs);
        var shape = new Shape(inputs.BatchSize, inputs.Length);
        var mask = Tensor.Zeros(shape);
        for (var i = 0; i < mayBe.Length; i++) mask.Data[i] = mayBe[i] ? 0 : Impossible;
        var smoothing = (float)context.Recipe.Training.LabelSmoothing!.Value;
        return Side(0, starts).Add(Side(1, ends)).Scale(0.5f);

        Tensor Side(int side, IntTensor truth) => logits.Slice(2, side, 1).Reshape(shape).Add(mask).CrossEntropy(truth, smoothing);
    }

    /// <inheritdoc/>
    public Dictionary<string, double>? Evaluate() => data.Dev.Count == 0
        ? null
        : QuestionAnsweringEvaluation.Run(answerer, data.Dev).Metrics.ToDictionary(metric => metric.Key, metric => metric.Value);
}
