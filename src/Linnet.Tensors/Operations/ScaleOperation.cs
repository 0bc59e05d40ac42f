using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Elementwise;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Operations;

/// <summary>Multiplication by a number.</summary>
public static class ScaleOperation
{
    /// <summary>factor · input.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="factor">A constant.</param>
    /// <returns>The same shape.</returns>
    public static unsafe Tensor Scale(this Tensor input, float factor)
    {
        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(input.Shape);
        LanesRunner.For(input.Count, UnaryOperation.Grain, new ScaleKernel(input.Pointer, output.Pointer, factor, accumulate: false));
        if (!scope.Needs(input)) return output;
        var node = scope.Record<ScaleNode>(output);
        (node.Input, node.Factor) = (input, factor);
        return output;
    }

    private sealed unsafe class ScaleNode : Node<ScaleNode>
    {
        internal Tensor Input { get; set; }

        internal float Factor { get; set; }

        internal override void Backward()
        {
            var gradient = Input.BeginGrad(out var accumulate);
            LanesRunner.For(Input.Count, UnaryOperation.Grain, new ScaleKernel(Output.GradPointer, gradient, Factor, accumulate));
        }
    }
}
