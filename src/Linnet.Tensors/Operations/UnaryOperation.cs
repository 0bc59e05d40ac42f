using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Elementwise;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Operations;

/// <summary>What all activations share: an element-wise function forward and its derivative backward.</summary>
internal static class UnaryOperation
{
    /// <summary>Fewest elements worth a thread of their own.</summary>
    internal const int Grain = 8192;

    internal static unsafe Tensor Apply<TFunction>(Tensor input, TFunction function)
        where TFunction : struct, IUnaryFunction
    {
        var scope = TensorScope.Current;
        var output = Tensor.Uninitialized(input.Shape);
        LanesRunner.For(input.Count, Grain, new UnaryForwardKernel<TFunction>(input.Pointer, output.Pointer, function));
        if (!scope.Needs(input)) return output;
        var node = scope.Record<UnaryNode<TFunction>>(output);
        node.Input = input;
        node.Function = function;
        return output;
    }

    private sealed unsafe class UnaryNode<TFunction> : Node<UnaryNode<TFunction>>
        where TFunction : struct, IUnaryFunction
    {
        internal Tensor Input { get; set; }

        internal TFunction Function { get; set; }

        internal override void Backward()
        {
            var gradient = Input.BeginGrad(out var accumulate);
            LanesRunner.For(Input.Count, Grain, new UnaryBackwardKernel<TFunction>(
                Input.Pointer, Output.Pointer, Output.GradPointer, gradient, accumulate, Function));
        }
    }
}
