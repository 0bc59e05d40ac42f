using Linnet.Tensors.Autograd;

namespace Linnet.Tensors.Operations;

/// <summary>The cross-entropy of independent yes-or-no decisions: multi-label classification.</summary>
public static class BinaryCrossEntropyOperation
{
    /// <summary>
    /// The mean over all elements of <c>-(w t log σ(x) + (1 - t) log(1 - σ(x)))</c>, computed from the logit x without overflow.
    /// </summary>
    /// <param name="logits"><c>[..., classes]</c>.</param>
    /// <param name="targets">The same shape, each in [0, 1]. Gets no gradient.</param>
    /// <param name="positiveWeights"><c>[classes]</c>: the factor w of the positive part, or null for 1. Gets no gradient.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    public static unsafe Tensor BinaryCrossEntropyWithLogits(this Tensor logits, Tensor targets, Tensor? positiveWeights = null)
    {
        Expect.Same(nameof(BinaryCrossEntropyWithLogits), logits.Shape, targets.Shape);
        var classes = logits.Shape.Last;
        if (positiveWeights is { } given) Expect.Vector(nameof(BinaryCrossEntropyWithLogits), "vector of positive weights", given, classes);

        var scope = TensorScope.Current;
        var records = scope.Needs(logits);
        var gradient = records ? Tensor.Uninitialized(logits.Shape) : default;
        var x = logits.Data;
        var t = targets.Data;
        double sum = 0;
        for (var i = 0; i < x.Length; i++)
        {
            double weight = positiveWeights is { } weights ? weights.Pointer[i % classes] : 1;
            var positive = weight * t[i];
            var negative = 1.0 - t[i];
            var small = Math.Exp(-Math.Abs((double)x[i]));
            var softplus = Log1P(small);
            sum += (positive * (softplus + Math.Max(-x[i], 0.0))) + (negative * (softplus + Math.Max(x[i], 0.0)));
            if (!records) continue;
            var sigmoid = x[i] >= 0 ? 1 / (1 + small) : small / (1 + small);
            gradient.Pointer[i] = (float)((sigmoid * (positive + negative)) - positive);
        }

        var output = Tensor.Uninitialized(new Shape([]));
        output.Data[0] = x.Length > 0 ? (float)(sum / x.Length) : 0;
        if (!records) return output;
        var node = scope.Record<StoredGradientNode>(output);
        (node.Input, node.Gradient, node.Factor) = (logits, gradient, 1f / Math.Max(1, x.Length));
        return output;
    }

    /// <summary>log(1 + x) for x in [0, 1] without losing the digits of a small x.</summary>
    private static double Log1P(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
