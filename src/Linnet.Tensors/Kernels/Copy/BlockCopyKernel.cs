using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Copy;

/// <summary>
/// Copies, or adds, blocks of equal length between two arrays with their own distances from block to block: what
/// concatenation and slicing do, forward and backward. Items are blocks.
/// </summary>
internal readonly unsafe struct BlockCopyKernel(
    float* source, long sourceStride, float* target, long targetStride, int length, bool accumulate) : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var block = start; block < end; block++)
        {
            var from = source + (block * sourceStride);
            var to = target + (block * targetStride);
            if (!accumulate)
            {
                new ReadOnlySpan<float>(from, length).CopyTo(new Span<float>(to, length));
                continue;
            }

            var done = Span<TLanes>(from, to, 0);
            Span<Lanes1>(from, to, done);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Span<TLanes>(float* from, float* to, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (; i <= length - TLanes.Count; i += TLanes.Count) TLanes.Store(to + i, TLanes.Load(to + i) + TLanes.Load(from + i));
        return i;
    }
}
