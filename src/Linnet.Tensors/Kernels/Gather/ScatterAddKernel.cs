using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Gather;

/// <summary>
/// Adds each upstream row to the gradient row of its id. Items are columns: every thread goes through all ids in order with
/// columns of its own, so that rows that meet are added in the same order whatever the number of threads.
/// </summary>
internal readonly unsafe struct ScatterAddKernel(float* upstream, int* ids, float* gradient, int count, int columns, int skippedId)
    : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var i = 0; i < count; i++)
        {
            var id = ids[i];
            if (id == skippedId) continue;
            var source = upstream + ((long)i * columns);
            var target = gradient + ((long)id * columns);
            var done = Span<TLanes>(source, target, start, end);
            Span<Lanes1>(source, target, done, end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Span<TLanes>(float* source, float* target, int i, int end)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (; i <= end - TLanes.Count; i += TLanes.Count)
            TLanes.Store(target + i, TLanes.Load(target + i) + TLanes.Load(source + i));
        return i;
    }
}
