using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Rows;

namespace Linnet.Tensors.Kernels.Losses;

/// <summary>
/// Cross-entropy of rows of logits. Writes each row's loss and, where wanted, its gradient, both before the division by the
/// total weight. Items are rows.
/// </summary>
internal unsafe struct CrossEntropyKernel : ILanesKernel
{
    public float* Logits;
    public int* Labels;
    public float* ClassWeights;
    public float* Losses;
    public float* Gradient;
    public int Classes;
    public int IgnoreIndex;
    public float Smoothing;
    public float WeightSum;

    [MethodImpl(KernelCode.Options)]
    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++)
        {
            var x = Logits + ((long)row * Classes);
            var gradient = Gradient is null ? null : Gradient + ((long)row * Classes);
            var label = Labels[row];
            if (label == IgnoreIndex)
            {
                Losses[row] = 0;
                if (gradient is not null) new Span<float>(gradient, Classes).Clear();
                continue;
            }

            Row<TLanes>(x, gradient, Losses + row, label);
        }
    }

    private readonly void Row<TLanes>(float* x, float* gradient, float* loss, int label)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var max = RowSoftmax.Max<TLanes>(x, Classes);
        var logSum = max + MathF.Log(RowSoftmax.ExpSum<TLanes>(x, gradient, Classes, max));
        var share = Smoothing / Classes;
        var weight = (1 - Smoothing) * (ClassWeights is null ? 1f : ClassWeights[label]);
        var total = weight * (logSum - x[label]);
        if (share > 0) total += share * ((WeightSum * logSum) - (ClassWeights is null ? RowMath.Sum<TLanes>(x, Classes) : WeightedSum(x)));
        *loss = total;
        if (gradient is null) return;

        // The softmax comes again from the logarithm: the gradient still holds e^(x - max).
        var factor = (weight + (share * WeightSum)) * MathF.Exp(max - logSum);
        if (ClassWeights is null) RowMath.ScaleAndShift<TLanes>(gradient, Classes, factor, -share);
        else RowMath.Scale<TLanes>(gradient, Classes, factor);
        gradient[label] -= weight;
        if (share > 0 && ClassWeights is not null) RowMath.AddScaled<TLanes>(ClassWeights, gradient, Classes, -share);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly float WeightedSum(float* x)
    {
        double sum = 0;
        for (var i = 0; i < Classes; i++) sum += (double)x[i] * ClassWeights[i];
        return (float)sum;
    }
}
