using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Rows;

namespace Linnet.Tensors.Kernels.Reductions;

/// <summary><c>y[row] = Σ w[row, i] · x[row, i]</c> over positions i; those of weight 0 are not read. Items are batch rows.</summary>
internal readonly unsafe struct WeightedSumKernel(float* x, float* weights, float* y, int length, int size) : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++)
        {
            var target = y + ((long)row * size);
            new Span<float>(target, size).Clear();
            for (var i = row * length; i < (row + 1) * length; i++)
            {
                if (weights[i] != 0) RowMath.AddScaled<TLanes>(x + ((long)i * size), target, size, weights[i]);
            }
        }
    }
}

/// <summary><c>dx[row, i] (+)= w[row, i] · dy[row]</c>: backward of <see cref="WeightedSumKernel"/>. Items are batch rows.</summary>
internal readonly unsafe struct WeightedSpreadKernel(float* weights, float* upstream, float* gradient, int length, int size, bool accumulate)
    : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++)
        {
            for (var i = row * length; i < (row + 1) * length; i++)
            {
                var target = gradient + ((long)i * size);
                if (!accumulate) new Span<float>(target, size).Clear();
                RowMath.AddScaled<TLanes>(upstream + ((long)row * size), target, size, weights[i]);
            }
        }
    }
}
