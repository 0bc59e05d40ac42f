using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Rows;

namespace Linnet.Tensors.Operations;

/// <summary>From attention's scores to its weights.</summary>
public static class MaskedSoftmaxOperation
{
    /// <summary>A softmax over the keys that may be looked at; the others get exactly 0, and a row without any gives zeros.</summary>
    /// <param name="scores"><c>[batch, queries, keys]</c>.</param>
    /// <param name="mask"><c>[batch, keys]</c>: 0 for a key that must not be looked at.</param>
    /// <returns>The shape of <paramref name="scores"/>.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    public static unsafe Tensor MaskedSoftmax(this Tensor scores, IntTensor mask)
    {
        var shape = scores.Shape;
        if (shape.Rank != 3 || mask.Shape != new Shape(shape[0], shape[2]))
            throw new ShapeException($"MaskedSoftmax expects scores [batch, queries, keys] and a mask [batch, keys]; received {shape} and {mask.Shape}.");
        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(shape);
        var (queries, keys) = (shape[1], shape[2]);
        for (var row = 0; row < shape[0] * queries; row++)
        {
            var allowed = mask.Pointer + ((long)(row / queries) * keys);
            var source = scores.Pointer + ((long)row * keys);
            var target = output.Pointer + ((long)row * keys);
            for (var key = 0; key < keys; key++) target[key] = allowed[key] != 0 ? source[key] : float.NegativeInfinity;
        }

        LanesRunner.For(shape.Rows, LanesRunner.RowGrain(keys), new SoftmaxForwardKernel(output.Pointer, output.Pointer, keys, logarithm: false));
        if (!scope.Needs(scores)) return output;
        var node = scope.Record<MaskedSoftmaxNode>(output);
        node.Scores = scores;
        return output;
    }

    private sealed unsafe class MaskedSoftmaxNode : Node<MaskedSoftmaxNode>
    {
        internal Tensor Scores { get; set; }

        internal override void Backward()
        {
            var gradient = Scores.BeginGrad(out var accumulate);
            LanesRunner.For(Scores.Shape.Rows, LanesRunner.RowGrain(Scores.Shape.Last), new SoftmaxBackwardKernel(
                Output.Pointer, Output.GradPointer, gradient, Scores.Shape.Last, logarithm: false, accumulate));
        }
    }
}
