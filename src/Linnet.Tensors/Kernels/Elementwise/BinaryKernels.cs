using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>Which of the four-function pocket calculator's keys.</summary>
internal enum BinaryKind
{
    /// <summary>left + right.</summary>
    Add,

    /// <summary>left - right.</summary>
    Subtract,

    /// <summary>left · right.</summary>
    Multiply,
}

/// <summary><c>y[row, i] = left[row, i] ∘ right[i]</c> with one right row for all. Items are rows.</summary>
internal readonly unsafe struct BinaryForwardKernel(BinaryKind kind, float* left, float* right, float* y, int columns) : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++)
        {
            var offset = (long)row * columns;
            var done = Span<TLanes>(offset, 0);
            Span<Lanes1>(offset, done);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Span<TLanes>(long offset, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (; i <= columns - TLanes.Count; i += TLanes.Count)
        {
            var a = TLanes.Load(left + offset + i);
            var b = TLanes.Load(right + i);
            TLanes.Store(y + offset + i, kind switch
            {
                BinaryKind.Add => a + b,
                BinaryKind.Subtract => a - b,
                _ => a * b,
            });
        }

        return i;
    }
}

/// <summary><c>gradient[row, i] (+)= upstream[row, i] · other[i]</c>: the left gradient of a product. Items are rows.</summary>
internal readonly unsafe struct ProductGradientKernel(float* upstream, float* other, float* gradient, int columns, bool accumulate)
    : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++)
        {
            var offset = (long)row * columns;
            var done = Span<TLanes>(offset, 0);
            Span<Lanes1>(offset, done);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Span<TLanes>(long offset, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (; i <= columns - TLanes.Count; i += TLanes.Count)
        {
            var value = TLanes.Load(upstream + offset + i) * TLanes.Load(other + i);
            var target = gradient + offset + i;
            TLanes.Store(target, accumulate ? TLanes.Load(target) + value : value);
        }

        return i;
    }
}
