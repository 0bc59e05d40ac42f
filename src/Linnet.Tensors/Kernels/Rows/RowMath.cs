using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Rows;

/// <summary>Small loops over one row.</summary>
internal static unsafe class RowMath
{
    /// <summary><c>x = x · factor</c>.</summary>
    [MethodImpl(KernelCode.Options)]
    internal static void Scale<TLanes>(float* x, int count, float factor)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var done = ScaleSpan<TLanes>(x, 0, count, factor);
        ScaleSpan<Lanes1>(x, done, count, factor);
    }

    /// <summary><c>x = x · factor + shift</c>.</summary>
    [MethodImpl(KernelCode.Options)]
    internal static void ScaleAndShift<TLanes>(float* x, int count, float factor, float shift)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var done = ScaleAndShiftSpan<TLanes>(x, 0, count, factor, shift);
        ScaleAndShiftSpan<Lanes1>(x, done, count, factor, shift);
    }

    /// <summary>The sum of products of two rows.</summary>
    [MethodImpl(KernelCode.Options)]
    internal static float Dot<TLanes>(float* x, float* y, int count)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sum = 0f;
        var done = DotSpan<TLanes>(x, y, 0, count, ref sum);
        DotSpan<Lanes1>(x, y, done, count, ref sum);
        return sum;
    }

    /// <summary>The sum of a row.</summary>
    [MethodImpl(KernelCode.Options)]
    internal static float Sum<TLanes>(float* x, int count)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sum = 0f;
        var done = SumSpan<TLanes>(x, 0, count, ref sum);
        SumSpan<Lanes1>(x, done, count, ref sum);
        return sum;
    }

    /// <summary><c>y = y + factor · x</c>.</summary>
    [MethodImpl(KernelCode.Options)]
    internal static void AddScaled<TLanes>(float* x, float* y, int count, float factor)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var done = AddScaledSpan<TLanes>(x, y, 0, count, factor);
        AddScaledSpan<Lanes1>(x, y, done, count, factor);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ScaleSpan<TLanes>(float* x, int i, int count, float factor)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var lanes = TLanes.Broadcast(factor);
        for (; i <= count - TLanes.Count; i += TLanes.Count) TLanes.Store(x + i, TLanes.Load(x + i) * lanes);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ScaleAndShiftSpan<TLanes>(float* x, int i, int count, float factor, float shift)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (lanes, shifts) = (TLanes.Broadcast(factor), TLanes.Broadcast(shift));
        for (; i <= count - TLanes.Count; i += TLanes.Count) TLanes.Store(x + i, TLanes.MultiplyAdd(TLanes.Load(x + i), lanes, shifts));
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int DotSpan<TLanes>(float* x, float* y, int i, int count, ref float sum)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var total = TLanes.Broadcast(0f);
        for (; i <= count - TLanes.Count; i += TLanes.Count) total = TLanes.MultiplyAdd(TLanes.Load(x + i), TLanes.Load(y + i), total);
        sum += TLanes.Sum(total);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SumSpan<TLanes>(float* x, int i, int count, ref float sum)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var total = TLanes.Broadcast(0f);
        for (; i <= count - TLanes.Count; i += TLanes.Count) total += TLanes.Load(x + i);
        sum += TLanes.Sum(total);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AddScaledSpan<TLanes>(float* x, float* y, int i, int count, float factor)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var lanes = TLanes.Broadcast(factor);
        for (; i <= count - TLanes.Count; i += TLanes.Count)
            TLanes.Store(y + i, TLanes.MultiplyAdd(TLanes.Load(x + i), lanes, TLanes.Load(y + i)));
        return i;
    }
}
