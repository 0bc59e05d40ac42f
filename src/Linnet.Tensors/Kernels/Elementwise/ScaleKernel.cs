using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary><c>y[i] (+)= factor · x[i]</c>; the arrays may be the same.</summary>
internal readonly unsafe struct ScaleKernel(float* x, float* y, float factor, bool accumulate) : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var done = Span<TLanes>(start, end);
        Span<Lanes1>(done, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Span<TLanes>(int start, int end)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var scale = TLanes.Broadcast(factor);
        var i = start;
        for (; i <= end - TLanes.Count; i += TLanes.Count)
        {
            var value = TLanes.Load(x + i) * scale;
            TLanes.Store(y + i, accumulate ? TLanes.Load(y + i) + value : value);
        }

        return i;
    }
}
