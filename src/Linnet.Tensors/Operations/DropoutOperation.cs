using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Random;

namespace Linnet.Tensors.Operations;

/// <summary>Dropout (Srivastava et al. 2014): some elements become 0 while training, the others grow so that the mean stays.</summary>
public static class DropoutOperation
{
    /// <summary>
    /// Sets a random share of the elements to 0 and divides the others by 1 - <paramref name="rate"/>. Does nothing in a scope that is
    /// not for training. The mask depends on the scope's seed and the element's index, not on the number of threads.
    /// </summary>
    /// <param name="input">Any shape.</param>
    /// <param name="rate">Share of the elements to drop, in [0, 1).</param>
    /// <returns>The same shape; the input itself where nothing is dropped.</returns>
    /// <exception cref="ConfigurationException">The rate is not in [0, 1).</exception>
    public static unsafe Tensor Dropout(this Tensor input, float rate)
    {
        var scope = TensorScope.Current;
        var mask = Mask(scope, rate);
        if (!mask.IsActive) return input;
        var output = Tensor.Uninitialized(input.Shape);
        LanesRunner.For(input.Count, UnaryOperation.Grain, new DropoutKernel(input.Pointer, output.Pointer, accumulate: false, mask));
        if (!scope.Needs(input)) return output;
        var node = scope.Record<DropoutNode>(output);
        node.Input = input;
        node.Mask = mask;
        return output;
    }

    /// <summary>The mask for one operation of the scope; one that keeps everything where dropout is off.</summary>
    internal static DropoutMask Mask(TensorScope scope, float rate)
    {
        if (!(rate is >= 0 and < 1)) throw new ConfigurationException($"A dropout rate lies in [0, 1); received {rate}.");
        return scope.IsTraining && rate > 0 ? new DropoutMask(scope.NextSeed(), rate) : DropoutMask.None;
    }

    private sealed unsafe class DropoutNode : Node<DropoutNode>
    {
        internal Tensor Input { get; set; }

        internal DropoutMask Mask { get; set; }

        internal override void Backward()
        {
            var gradient = Input.BeginGrad(out var accumulate);
            LanesRunner.For(Input.Count, UnaryOperation.Grain, new DropoutKernel(Output.GradPointer, gradient, accumulate, Mask));
        }
    }
}
