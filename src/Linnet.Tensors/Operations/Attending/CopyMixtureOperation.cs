using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Elementwise;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Rows;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors.Operations;

/// <summary>
/// The pointer-generator of See et al. 2017, "Get To The Point", equation 9: a token is written from the vocabulary with probability
/// g = σ(gate), else copied from the source, each of whose tokens has its attention weight:
/// <c>P(w) = g softmax(logits)[w] + (1 - g) Σ weights[i] over all i with source[i] = w</c>.
/// </summary>
public static class CopyMixtureOperation
{
    /// <summary>Keeps the logarithm of what neither side can write finite.</summary>
    private const float Least = 1e-20f;

    /// <summary>The mean of <c>-log P(label)</c> over the rows.</summary>
    /// <param name="logits"><c>[rows, vocabulary]</c>.</param>
    /// <param name="gate"><c>[rows, 1]</c>, before the sigmoid.</param>
    /// <param name="weights"><c>[rows, source length]</c>: attention to the row's source.</param>
    /// <param name="source"><c>[rows, source length]</c>: the ids of the row's source, each in [0, vocabulary).</param>
    /// <param name="labels"><c>[rows]</c>, each in [0, vocabulary).</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or an id is out of range.</exception>
    public static unsafe Tensor CopyCrossEntropy(this Tensor logits, Tensor gate, Tensor weights, IntTensor source, IntTensor labels)
    {
        Check(nameof(CopyCrossEntropy), logits, gate, weights, source);
        var (rows, classes, length) = (logits.Shape[0], logits.Shape[1], weights.Shape[1]);
        if (rows == 0 || labels.Count != rows) throw new ShapeException($"CopyCrossEntropy expects one label a row of the logits {logits.Shape}; received labels {labels.Shape}.");
        Expect.InRange(nameof(CopyCrossEntropy), labels, classes);
        var scope = TensorScope.Current;
        var records = scope.RecordsGradients;
        var probabilities = Tensor.Uninitialized(logits.Shape);
        LanesRunner.For(rows, LanesRunner.RowGrain(classes), new SoftmaxForwardKernel(logits.Pointer, probabilities.Pointer, classes, logarithm: false));
        var (gateGradient, weightGradient, shares) = (Tensor.Uninitialized(gate.Shape), Tensor.Zeros(weights.Shape), Tensor.Uninitialized(gate.Shape));
        double sum = 0;
        for (var row = 0; row < rows; row++)
        {
            var label = labels.Pointer[row];
            var a = weights.Pointer + ((long)row * length);
            var ids = source.Pointer + ((long)row * length);
            var p = probabilities.Pointer + ((long)row * classes);
            var copied = Copied(a, ids, length, label);
            var g = Sigmoid(gate.Pointer[row]);
            var written = p[label];
            var total = Math.Max(Least, (g * written) + ((1 - g) * copied));
            sum -= Math.Log(total);
            if (!records) continue;
            var perRow = 1f / rows;
            gateGradient.Pointer[row] = -perRow * (written - copied) * g * (1 - g) / total;
            for (var i = 0; i < length; i++)
            {
                if (ids[i] == label) weightGradient.Pointer[((long)row * length) + i] = -perRow * (1 - g) / total;
            }

            // The share of the vocabulary in this label's probability takes the usual gradient of a softmax.
            shares.Pointer[row] = perRow * g * written / total;
        }

        var output = Tensor.Uninitialized(new Shape([]));
        output.Data[0] = (float)(sum / rows);
        if (!scope.Needs(logits, gate, weights)) return output;
        LanesRunner.For(rows, LanesRunner.RowGrain(classes), new ScaleRowsKernel(probabilities.Pointer, shares.Pointer, classes));
        for (var row = 0; row < rows; row++) probabilities.Pointer[((long)row * classes) + labels.Pointer[row]] -= shares.Pointer[row];
        var node = scope.Record<CopyMixtureNode>(output);
        (node.Inputs, node.Gradients) = ((logits, gate, weights), (probabilities, gateGradient, weightGradient));
        return output;
    }

    /// <summary>The logarithm of P for every token of the vocabulary; inference alone.</summary>
    /// <param name="logits"><c>[rows, vocabulary]</c>.</param>
    /// <param name="gate"><c>[rows, 1]</c>, before the sigmoid.</param>
    /// <param name="weights"><c>[rows, source length]</c>.</param>
    /// <param name="source"><c>[rows, source length]</c>.</param>
    /// <returns><c>[rows, vocabulary]</c>.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or an id is out of range.</exception>
    /// <exception cref="InvalidOperationException">Gradients are recorded here.</exception>
    public static unsafe Tensor CopyLogProbabilities(this Tensor logits, Tensor gate, Tensor weights, IntTensor source)
    {
        Check(nameof(CopyLogProbabilities), logits, gate, weights, source);
        if (TensorScope.Current.RecordsGradients)
            throw new InvalidOperationException("CopyLogProbabilities has no backward half: use it in TensorScope.Inference(), and CopyCrossEntropy in training.");
        var (rows, classes, length) = (logits.Shape[0], logits.Shape[1], weights.Shape[1]);
        var output = logits.Softmax();
        using var written = Scratch.Rent(rows);
        for (var row = 0; row < rows; row++) written.Pointer[row] = Sigmoid(gate.Pointer[row]);
        LanesRunner.For(rows, LanesRunner.RowGrain(classes), new ScaleRowsKernel(output.Pointer, written.Pointer, classes));
        for (var row = 0; row < rows; row++)
        {
            var p = output.Pointer + ((long)row * classes);
            var g = written.Pointer[row];
            for (var i = 0; i < length; i++)
            {
                var at = ((long)row * length) + i;
                p[source.Pointer[at]] += (1 - g) * weights.Pointer[at];
            }

            for (var i = 0; i < classes; i++) p[i] = MathF.Log(Math.Max(Least, p[i]));
        }

        return output;
    }

    private static void Check(string name, Tensor logits, Tensor gate, Tensor weights, IntTensor source)
    {
        var fits = logits.Shape.Rank == 2 && weights.Shape.Rank == 2 && logits.Shape[0] == weights.Shape[0]
            && gate.Shape == new Shape(logits.Shape[0], 1) && source.Shape == weights.Shape;
        if (!fits)
            throw new ShapeException($"{name} expects logits [rows, vocabulary], a gate [rows, 1], and weights and ids [rows, source length]; received {logits.Shape}, {gate.Shape}, {weights.Shape} and {source.Shape}.");
        Expect.InRange(name, source, logits.Shape[1]);
    }

    private static unsafe float Copied(float* weights, int* ids, int length, int label)
    {
        var sum = 0f;
        for (var i = 0; i < length; i++)
        {
            if (ids[i] == label) sum += weights[i];
        }

        return sum;
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    private sealed unsafe class CopyMixtureNode : Node<CopyMixtureNode>
    {
        internal (Tensor Logits, Tensor Gate, Tensor Weights) Inputs { get; set; }

        internal (Tensor Logits, Tensor Gate, Tensor Weights) Gradients { get; set; }

        internal override void Backward()
        {
            var upstream = *Output.GradPointer;
            Add(Inputs.Logits, Gradients.Logits, upstream);
            Add(Inputs.Gate, Gradients.Gate, upstream);
            Add(Inputs.Weights, Gradients.Weights, upstream);
        }

        private static void Add(Tensor input, Tensor stored, float upstream)
        {
            if (!input.RequiresGrad) return;
            var gradient = input.BeginGrad(out var accumulate);
            LanesRunner.For(input.Count, UnaryOperation.Grain, new ScaleKernel(stored.Pointer, gradient, upstream, accumulate));
        }
    }
}
