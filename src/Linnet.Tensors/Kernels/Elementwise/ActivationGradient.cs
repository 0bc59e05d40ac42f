using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>
/// The backward half of bias and activation in one pass: turns upstream gradients into those before the activation, in place,
/// and sums their columns for the bias. Items are columns.
/// </summary>
/// <typeparam name="TFunction">The activation.</typeparam>
internal readonly unsafe struct ActivationGradientKernel<TFunction>(
    float* x, float* y, float* upstream, float* biasSum, int rows, int columns, TFunction function) : ILanesKernel
    where TFunction : struct, IUnaryFunction
{
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = 0; row < rows; row++)
        {
            var offset = (long)row * columns;
            var done = Span<TLanes>(offset, start, end);
            Span<Lanes1>(offset, done, end);
        }
    }

    private int Span<TLanes>(long offset, int i, int end)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var f = function;
        for (; i <= end - TLanes.Count; i += TLanes.Count)
        {
            var at = offset + i;
            var value = TLanes.Load(upstream + at) * f.Slope(TLanes.Load(x + at), TLanes.Load(y + at));
            TLanes.Store(upstream + at, value);
            if (biasSum is not null) TLanes.Store(biasSum + i, TLanes.Load(biasSum + i) + value);
        }

        return i;
    }
}

/// <summary>Chooses the kernel for an activation.</summary>
internal static unsafe class ActivationGradient
{
    /// <summary>Runs the pass; <paramref name="biasSum"/> holds zeros or a gradient to add to, or is null.</summary>
    internal static void Run(Activation activation, float* x, float* y, float* upstream, float* biasSum, int rows, int columns)
    {
        switch (activation)
        {
            case Activation.Relu: Run(default(ReluFunction)); break;
            case Activation.Gelu: Run(default(GeluFunction)); break;
            case Activation.Tanh: Run(default(TanhFunction)); break;
            case Activation.Sigmoid: Run(default(SigmoidFunction)); break;
            default: throw new ArgumentOutOfRangeException(nameof(activation));
        }

        void Run<TFunction>(TFunction function)
            where TFunction : struct, IUnaryFunction =>
            LanesRunner.For(columns, LanesRunner.RowGrain(rows), new ActivationGradientKernel<TFunction>(
                x, y, upstream, biasSum, rows, columns, function));
    }
}
