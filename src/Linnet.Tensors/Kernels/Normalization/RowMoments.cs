using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Normalization;

/// <summary>Mean and variance of a row in two passes: the row is in the cache, and nothing cancels.</summary>
internal static unsafe class RowMoments
{
    [MethodImpl(KernelCode.Options)]
    internal static void Compute<TLanes>(float* x, int count, out float mean, out float variance)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sum = 0f;
        var done = AddValues<TLanes>(x, 0, count, ref sum);
        AddValues<Lanes1>(x, done, count, ref sum);
        mean = sum / count;
        var squares = 0f;
        done = AddSquares<TLanes>(x, 0, count, mean, ref squares);
        AddSquares<Lanes1>(x, done, count, mean, ref squares);
        variance = squares / count;
    }

    /// <summary>The mean of the squares of a row, its variance about zero.</summary>
    [MethodImpl(KernelCode.Options)]
    internal static float MeanSquare<TLanes>(float* x, int count)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var squares = 0f;
        var done = AddSquares<TLanes>(x, 0, count, 0, ref squares);
        AddSquares<Lanes1>(x, done, count, 0, ref squares);
        return squares / count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AddValues<TLanes>(float* x, int i, int count, ref float sum)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var total = TLanes.Broadcast(0f);
        for (; i <= count - TLanes.Count; i += TLanes.Count) total += TLanes.Load(x + i);
        sum += TLanes.Sum(total);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AddSquares<TLanes>(float* x, int i, int count, float mean, ref float squares)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var total = TLanes.Broadcast(0f);
        var center = TLanes.Broadcast(mean);
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            var deviation = TLanes.Load(x + i) - center;
            total = TLanes.MultiplyAdd(deviation, deviation, total);
        }

        squares += TLanes.Sum(total);
        return i;
    }
}
