using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Rows;

namespace Linnet.Tensors.Kernels.Reductions;

/// <summary><c>y[outer, inner] = factor · Σ x[outer, i, inner]</c>. Items are the outer indexes.</summary>
internal readonly unsafe struct AxisSumKernel(float* x, float* y, int size, int inner, float factor) : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var outer = start; outer < end; outer++)
        {
            var source = x + ((long)outer * size * inner);
            var target = y + ((long)outer * inner);
            if (inner == 1)
            {
                *target = factor * RowMath.Sum<TLanes>(source, size);
                continue;
            }

            new Span<float>(target, inner).Clear();
            for (var i = 0; i < size; i++) RowMath.AddScaled<TLanes>(source + ((long)i * inner), target, inner, factor);
        }
    }
}

/// <summary><c>dx[outer, i, inner] (+)= factor · dy[outer, inner]</c>: backward of <see cref="AxisSumKernel"/>. Items are the outer indexes.</summary>
internal readonly unsafe struct AxisSpreadKernel(float* upstream, float* gradient, int size, int inner, float factor, bool accumulate)
    : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var outer = start; outer < end; outer++)
        {
            var source = upstream + ((long)outer * inner);
            for (var i = 0; i < size; i++)
            {
                var target = gradient + ((((long)outer * size) + i) * inner);
                if (!accumulate) new Span<float>(target, inner).Clear();
                RowMath.AddScaled<TLanes>(source, target, inner, factor);
            }
        }
    }
}
