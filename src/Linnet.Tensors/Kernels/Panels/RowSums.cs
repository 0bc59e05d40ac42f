using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Panels;

/// <summary>Sums of short rows, inside kernels that are already parallel.</summary>
internal static unsafe class RowSums
{
    /// <summary><c>target[i] += source[i]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add<T>(float* source, float* target, int count)
        where T : unmanaged, ILanes<T>
    {
        nint i = 0;
        for (; i <= count - T.Count; i += T.Count) T.Store(target + i, T.Load(target + i) + T.Load(source + i));
        for (; i < count; i++) target[i] += source[i];
    }

    /// <summary><c>target[i] += factor · source[i]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void AddScaled<T>(float factor, float* source, float* target, int count)
        where T : unmanaged, ILanes<T>
    {
        var factors = T.Broadcast(factor);
        nint i = 0;
        for (; i <= count - T.Count; i += T.Count) T.Store(target + i, T.MultiplyAdd(factors, T.Load(source + i), T.Load(target + i)));
        for (; i < count; i++) target[i] = MathF.FusedMultiplyAdd(factor, source[i], target[i]);
    }

    /// <summary><c>target[i] *= factor</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Scale<T>(float factor, float* target, int count)
        where T : unmanaged, ILanes<T>
    {
        var factors = T.Broadcast(factor);
        nint i = 0;
        for (; i <= count - T.Count; i += T.Count) T.Store(target + i, T.Load(target + i) * factors);
        for (; i < count; i++) target[i] *= factor;
    }

    /// <summary>The dot product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Dot<T>(float* left, float* right, int count)
        where T : unmanaged, ILanes<T>
    {
        var sums = T.Broadcast(0f);
        nint i = 0;
        for (; i <= count - T.Count; i += T.Count) sums = T.MultiplyAdd(T.Load(left + i), T.Load(right + i), sums);
        var sum = T.Sum(sums);
        for (; i < count; i++) sum = MathF.FusedMultiplyAdd(left[i], right[i], sum);
        return sum;
    }
}
