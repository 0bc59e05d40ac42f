using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Reductions;

namespace Linnet.Tensors.Operations;

/// <summary>One vector for a sequence: the mean of its positions, with padding in any pattern left out.</summary>
public static class MaskedMeanOperation
{
    /// <summary>The mean of the real positions' vectors; zeros where there are none.</summary>
    /// <param name="input"><c>[batch, length, size]</c>.</param>
    /// <param name="mask"><c>[batch, length]</c>: 0 for padding.</param>
    /// <returns><c>[batch, size]</c>.</returns>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    public static unsafe Tensor MaskedMean(this Tensor input, IntTensor mask)
    {
        if (input.Shape.Rank != 3 || mask.Shape != new Shape(input.Shape[0], input.Shape[1]))
            throw new ShapeException($"MaskedMean expects an input [batch, length, size] and a mask [batch, length]; received {input.Shape} and {mask.Shape}.");
        var (batch, length, size) = (input.Shape[0], input.Shape[1], input.Shape[2]);
        var weights = Weights(mask);
        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(new Shape(batch, size));
        LanesRunner.For(batch, LanesRunner.RowGrain(length * size), new WeightedSumKernel(
            input.Pointer, weights.Pointer, output.Pointer, length, size));
        if (!scope.Needs(input)) return output;
        var node = scope.Record<MaskedMeanNode>(output);
        (node.Input, node.Weights) = (input, weights);
        return output;
    }

    private static Tensor Weights(IntTensor mask)
    {
        var weights = Tensor.Uninitialized(mask.Shape);
        var length = mask.Shape[1];
        for (var row = 0; row < mask.Shape[0]; row++)
        {
            var real = mask.Data.Slice(row * length, length);
            var share = 1f / Math.Max(1, length - real.Count(0));
            var target = weights.Data.Slice(row * length, length);
            for (var i = 0; i < length; i++) target[i] = real[i] != 0 ? share : 0f;
        }

        return weights;
    }

    private sealed unsafe class MaskedMeanNode : Node<MaskedMeanNode>
    {
        internal Tensor Input { get; set; }

        internal Tensor Weights { get; set; }

        internal override void Backward()
        {
            var (batch, length, size) = (Input.Shape[0], Input.Shape[1], Input.Shape[2]);
            var gradient = Input.BeginGrad(out var accumulate);
            LanesRunner.For(batch, LanesRunner.RowGrain(length * size), new WeightedSpreadKernel(
                Weights.Pointer, Output.GradPointer, gradient, length, size, accumulate));
        }
    }
}
