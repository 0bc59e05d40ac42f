using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary><c>dx[i] (+)= dy[i] · f'(x[i])</c>; dx may be dy where nothing is accumulated.</summary>
internal readonly unsafe struct UnaryBackwardKernel<TFunction>(
    float* x, float* y, float* upstream, float* gradient, bool accumulate, TFunction function) : ILanesKernel
    where TFunction : struct, IUnaryFunction
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
        var f = function;
        var i = start;
        for (; i <= end - TLanes.Count; i += TLanes.Count)
        {
            var value = TLanes.Load(upstream + i) * f.Slope(TLanes.Load(x + i), TLanes.Load(y + i));
            TLanes.Store(gradient + i, accumulate ? TLanes.Load(gradient + i) + value : value);
        }

        return i;
    }
}
