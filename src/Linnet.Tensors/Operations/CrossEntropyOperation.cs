using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Losses;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors.Operations;

/// <summary>The cross-entropy of a softmax classifier.</summary>
public static class CrossEntropyOperation
{
    /// <summary>The label of rows that do not count.</summary>
    public const int IgnoreIndex = -100;

    /// <summary>
    /// The mean of <c>-log softmax(logits)[label]</c> over the rows, weighted by class where weights are given. With label smoothing
    /// (Szegedy et al. 2016) the target is mixed with the uniform distribution; weights then apply as in PyTorch.
    /// </summary>
    /// <param name="logits"><c>[..., classes]</c>.</param>
    /// <param name="labels"><c>[...]</c>: in [0, classes), or <see cref="IgnoreIndex"/> for a row that does not count.</param>
    /// <param name="labelSmoothing">Share of the uniform distribution in the target, in [0, 1).</param>
    /// <param name="classWeights"><c>[classes]</c>, not negative, or null for equal weights. Gets no gradient.</param>
    /// <returns>A scalar; 0 where no row counts.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a label is out of range.</exception>
    /// <exception cref="ConfigurationException">The label smoothing is not in [0, 1).</exception>
    public static unsafe Tensor CrossEntropy(
        this Tensor logits, IntTensor labels, float labelSmoothing = 0, Tensor? classWeights = null)
    {
        Expect.Rows(nameof(CrossEntropy), logits);
        var classes = logits.Shape.Last;
        var rows = logits.Shape.Rows;
        if (labels.Count != rows)
            throw new ShapeException($"CrossEntropy expects one label a row of the logits {logits.Shape}; received labels {labels.Shape}.");
        if (!(labelSmoothing is >= 0 and < 1))
            throw new ConfigurationException($"Label smoothing lies in [0, 1); received {labelSmoothing}.");
        if (classWeights is { } given) Expect.Vector(nameof(CrossEntropy), "vector of class weights", given, classes);
        var weights = classWeights is { } vector ? vector.Pointer : null;
        var normalizer = TotalWeight(labels, classes, weights);

        var scope = TensorScope.Current;
        var records = scope.Needs(logits);
        var gradient = records ? Tensor.Uninitialized(logits.Shape) : default;
        using var losses = Scratch.Rent(rows);
        LanesRunner.For(rows, LanesRunner.RowGrain(classes), new CrossEntropyKernel
        {
            Logits = logits.Pointer,
            Labels = labels.Pointer,
            ClassWeights = weights,
            Losses = losses.Pointer,
            Gradient = records ? gradient.Pointer : null,
            Classes = classes,
            IgnoreIndex = IgnoreIndex,
            Smoothing = labelSmoothing,
            WeightSum = WeightSum(weights, classes),
        });
        double sum = 0;
        for (var row = 0; row < rows; row++) sum += losses.Pointer[row];
        var output = Tensor.Uninitialized(new Shape([]));
        output.Data[0] = normalizer > 0 ? (float)(sum / normalizer) : 0;
        if (!records) return output;
        var node = scope.Record<StoredGradientNode>(output);
        (node.Input, node.Gradient, node.Factor) = (logits, gradient, normalizer > 0 ? (float)(1 / normalizer) : 0);
        return output;
    }

    private static unsafe double TotalWeight(IntTensor labels, int classes, float* weights)
    {
        double total = 0;
        var values = labels.Data;
        for (var i = 0; i < values.Length; i++)
        {
            var label = values[i];
            if (label == IgnoreIndex) continue;
            if ((uint)label >= (uint)classes)
                throw new ShapeException($"CrossEntropy received the label {label} in row {i}; labels lie in [0, {classes}), or are {IgnoreIndex} to be ignored.");
            total += weights is null ? 1 : weights[label];
        }

        return total;
    }

    private static unsafe float WeightSum(float* weights, int classes)
    {
        if (weights is null) return classes;
        double sum = 0;
        for (var i = 0; i < classes; i++) sum += weights[i];
        return (float)sum;
    }
}
