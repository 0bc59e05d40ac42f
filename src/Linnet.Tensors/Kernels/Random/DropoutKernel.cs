using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Random;

/// <summary><c>y[i] (+)= x[i] · mask(i)</c>: dropout's forward half, and its backward half on gradients.</summary>
internal readonly unsafe struct DropoutKernel(float* x, float* y, bool accumulate, DropoutMask mask) : ILanesKernel
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
        var i = start;
        for (; i <= end - TLanes.Count; i += TLanes.Count)
        {
            var value = TLanes.Load(x + i) * mask.Factor<TLanes>((uint)i);
            TLanes.Store(y + i, accumulate ? TLanes.Load(y + i) + value : value);
        }

        return i;
    }
}
