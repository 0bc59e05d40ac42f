using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Rows;

namespace Linnet.Tensors.Operations;

/// <summary>Softmax over the last axis, and its logarithm.</summary>
public static class SoftmaxOperation
{
    /// <summary>Turns each row into positive numbers with sum 1, <c>e^x / Σ e^x</c>; a row of minus infinities gives zeros.</summary>
    /// <param name="input"><c>[..., classes]</c>.</param>
    /// <returns>The same shape.</returns>
    /// <exception cref="ShapeException">The input is a scalar.</exception>
    public static Tensor Softmax(this Tensor input) => Run(nameof(Softmax), input, logarithm: false);

    /// <summary>The logarithm of the softmax of each row, <c>x - log Σ e^x</c>, without the loss of digits of log after softmax.</summary>
    /// <param name="input"><c>[..., classes]</c>.</param>
    /// <returns>The same shape.</returns>
    /// <exception cref="ShapeException">The input is a scalar.</exception>
    public static Tensor LogSoftmax(this Tensor input) => Run(nameof(LogSoftmax), input, logarithm: true);

    private static unsafe Tensor Run(string name, Tensor input, bool logarithm)
    {
        Expect.Rows(name, input);
        var scope = TensorScope.Current;
        var shape = input.Shape;
        var output = Tensor.Uninitialized(shape);
        LanesRunner.For(
            shape.Rows, LanesRunner.RowGrain(shape.Last), new SoftmaxForwardKernel(input.Pointer, output.Pointer, shape.Last, logarithm));
        if (!scope.Needs(input)) return output;
        var node = scope.Record<SoftmaxNode>(output);
        node.Input = input;
        node.Logarithm = logarithm;
        return output;
    }

    private sealed unsafe class SoftmaxNode : Node<SoftmaxNode>
    {
        internal Tensor Input { get; set; }

        internal bool Logarithm { get; set; }

        internal override void Backward()
        {
            var shape = Input.Shape;
            var gradient = Input.BeginGrad(out var accumulate);
            LanesRunner.For(shape.Rows, LanesRunner.RowGrain(shape.Last), new SoftmaxBackwardKernel(
                Output.Pointer, Output.GradPointer, gradient, shape.Last, Logarithm, accumulate));
        }
    }
}
