using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Memory;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>The backward half of a linear layer's bias and activation.</summary>
internal static unsafe class ActivationGradient
{
    /// <summary>Turns gradients of the activation's value into those before it, in place, and adds their column sums to the bias's.</summary>
    /// <param name="activation">Not None.</param>
    /// <param name="known">GELU's argument, or the value of another activation: relu's derivative may be had from either.</param>
    /// <param name="upstream"><c>[rows, columns]</c>, changed in place.</param>
    /// <param name="bias">Gets a gradient where it requires one; null for none.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    internal static void Run(Activation activation, float* known, float* upstream, Tensor? bias, int rows, int columns)
    {
        var chunks = RowChunks.Count(rows);
        using var partial = Scratch.Rent((long)chunks * columns);
        var sums = partial.Pointer;
        switch (activation)
        {
            case Activation.Relu: Pass(default(ReluFunction)); break;
            case Activation.Gelu: Pass(default(GeluFunction)); break;
            case Activation.GeluTanh: Pass(default(GeluTanhFunction)); break;
            case Activation.Tanh: Pass(default(TanhFunction)); break;
            case Activation.Sigmoid: Pass(default(SigmoidFunction)); break;
            default: throw new ArgumentOutOfRangeException(nameof(activation));
        }

        if (bias is { RequiresGrad: true } wanted) PartialSums.AddTo(wanted, sums, chunks, columns);

        void Pass<TFunction>(TFunction function)
            where TFunction : struct, IUnaryFunction =>
            LanesRunner.For(chunks, RowChunks.Grain(columns), new ActivationGradientKernel<TFunction>(
                known, known, upstream, sums, rows, columns, function));
    }
}
