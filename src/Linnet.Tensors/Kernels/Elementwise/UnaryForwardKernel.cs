using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary><c>y[i] = f(x[i])</c>; the arrays may be the same.</summary>
internal readonly unsafe struct UnaryForwardKernel<TFunction>(float* x, float* y, TFunction function) : ILanesKernel
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
        for (; i <= end - TLanes.Count; i += TLanes.Count) TLanes.Store(y + i, f.Apply(TLanes.Load(x + i)));
        return i;
    }
}
