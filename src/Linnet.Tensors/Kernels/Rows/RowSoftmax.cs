using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Rows;

/// <summary>Softmax of one row, shifted by the row's maximum so that nothing overflows.</summary>
internal static unsafe class RowSoftmax
{
    /// <summary>The largest value of a row; minus infinity for an empty one.</summary>
    [MethodImpl(KernelCode.Options)]
    internal static float Max<TLanes>(float* x, int count)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var best = float.NegativeInfinity;
        var done = MaxSpan<TLanes>(x, 0, count, ref best);
        MaxSpan<Lanes1>(x, done, count, ref best);
        return best;
    }

    /// <summary><c>y = e^(x - shift)</c>; the arrays may be the same; nothing is stored where y is null.</summary>
    /// <returns>The sum of y.</returns>
    [MethodImpl(KernelCode.Options)]
    internal static float ExpSum<TLanes>(float* x, float* y, int count, float shift)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sum = 0f;
        var done = ExpSpan<TLanes>(x, y, 0, count, shift, ref sum);
        ExpSpan<Lanes1>(x, y, done, count, shift, ref sum);
        return sum;
    }

    /// <summary>Softmax of a row; a row of minus infinities (everything masked) gives zeros, not NaN.</summary>
    [MethodImpl(KernelCode.Options)]
    internal static void Softmax<TLanes>(float* x, float* y, int count)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var max = Max<TLanes>(x, count);
        if (float.IsNegativeInfinity(max))
        {
            new Span<float>(y, count).Clear();
            return;
        }

        RowMath.Scale<TLanes>(y, count, 1f / ExpSum<TLanes>(x, y, count, max));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int MaxSpan<TLanes>(float* x, int i, int count, ref float best)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (i > count - TLanes.Count) return i;
        var lanes = TLanes.Load(x + i);
        for (i += TLanes.Count; i <= count - TLanes.Count; i += TLanes.Count) lanes = TLanes.Max(lanes, TLanes.Load(x + i));
        best = MathF.Max(best, TLanes.MaxLane(lanes));
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ExpSpan<TLanes>(float* x, float* y, int i, int count, float shift, ref float sum)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var offset = TLanes.Broadcast(shift);
        var total = TLanes.Broadcast(0f);
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            var e = TLanes.Exp(TLanes.Load(x + i) - offset);
            if (y is not null) TLanes.Store(y + i, e);
            total += e;
        }

        sum += TLanes.Sum(total);
        return i;
    }
}
