using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Random;

namespace Linnet.Tensors.Kernels.Attention;

/// <summary>Softmax of one query's scores over the real keys, and its backward half.</summary>
internal static unsafe class AttentionRow
{
    /// <summary>Scores to probabilities in place; keys that are masked get exactly 0, and so do all where none is real.</summary>
    /// <param name="scores">One row; becomes the probabilities.</param>
    /// <param name="bits">The mask's bits, or null where all keys are real.</param>
    /// <param name="count">Number of keys that the query may look at.</param>
    /// <param name="total">Length of the row; the rest becomes 0.</param>
    /// <param name="scale">Factor of the scores; positive.</param>
    [MethodImpl(KernelCode.Options)]
    internal static void Softmax<TLanes>(float* scores, float* bits, int count, int total, float scale)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var max = float.NegativeInfinity;
        var done = MaxSpan<TLanes>(scores, bits, 0, count, ref max);
        MaxSpan<Lanes1>(scores, bits, done, count, ref max);
        if (float.IsNegativeInfinity(max)) count = 0;
        var sum = 0f;
        done = ExpSpan<TLanes>(scores, bits, 0, count, max * scale, scale, ref sum);
        ExpSpan<Lanes1>(scores, bits, done, count, max * scale, scale, ref sum);
        Rows.RowMath.Scale<TLanes>(scores, count, 1f / sum);
        if (count < total) new Span<float>(scores + count, total - count).Clear();
    }

    /// <summary><c>dropped = probabilities · mask</c>.</summary>
    [MethodImpl(KernelCode.Options)]
    internal static void Drop<TLanes>(float* probabilities, float* dropped, int count, DropoutMask mask, uint index)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var done = DropSpan<TLanes>(probabilities, dropped, 0, count, mask, index);
        DropSpan<Lanes1>(probabilities, dropped, done, count, mask, index);
    }

    /// <summary>
    /// Gradients of the dropped probabilities to those of the scores, in place: <c>ds = scale · p (dp - Σ dp p)</c>.
    /// </summary>
    [MethodImpl(KernelCode.Options)]
    internal static void Backward<TLanes>(float* probabilities, float* gradient, int count, float scale, DropoutMask mask, uint index)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var dot = 0f;
        var done = DotSpan<TLanes>(probabilities, gradient, 0, count, mask, index, ref dot);
        DotSpan<Lanes1>(probabilities, gradient, done, count, mask, index, ref dot);
        done = ScoreSpan<TLanes>(probabilities, gradient, 0, count, scale, dot);
        ScoreSpan<Lanes1>(probabilities, gradient, done, count, scale, dot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int MaxSpan<TLanes>(float* scores, float* bits, int i, int count, ref float max)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var low = TLanes.Broadcast(float.NegativeInfinity);
        var best = low;
        if (bits is null)
        {
            for (; i <= count - TLanes.Count; i += TLanes.Count) best = TLanes.Max(best, TLanes.Load(scores + i));
        }
        else
        {
            for (; i <= count - TLanes.Count; i += TLanes.Count)
                best = TLanes.Max(best, TLanes.Select(TLanes.Load(bits + i), TLanes.Load(scores + i), low));
        }

        max = MathF.Max(max, TLanes.MaxLane(best));
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ExpSpan<TLanes>(float* scores, float* bits, int i, int count, float shift, float scale, ref float sum)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var offset = TLanes.Broadcast(-shift);
        var factor = TLanes.Broadcast(scale);
        var total = TLanes.Broadcast(0f);
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            var e = TLanes.Exp(TLanes.MultiplyAdd(TLanes.Load(scores + i), factor, offset));
            if (bits is not null) e &= TLanes.Load(bits + i);
            TLanes.Store(scores + i, e);
            total += e;
        }

        sum += TLanes.Sum(total);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int DropSpan<TLanes>(float* probabilities, float* dropped, int i, int count, DropoutMask mask, uint index)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (; i <= count - TLanes.Count; i += TLanes.Count)
            TLanes.Store(dropped + i, TLanes.Load(probabilities + i) * mask.Factor<TLanes>(index + (uint)i));
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int DotSpan<TLanes>(float* probabilities, float* gradient, int i, int count, DropoutMask mask, uint index, ref float dot)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var total = TLanes.Broadcast(0f);
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            var value = TLanes.Load(gradient + i);
            if (mask.IsActive)
            {
                value *= mask.Factor<TLanes>(index + (uint)i);
                TLanes.Store(gradient + i, value);
            }

            total = TLanes.MultiplyAdd(value, TLanes.Load(probabilities + i), total);
        }

        dot += TLanes.Sum(total);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ScoreSpan<TLanes>(float* probabilities, float* gradient, int i, int count, float scale, float dot)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var shift = TLanes.Broadcast(dot);
        var factor = TLanes.Broadcast(scale);
        for (; i <= count - TLanes.Count; i += TLanes.Count)
            TLanes.Store(gradient + i, TLanes.Load(probabilities + i) * factor * (TLanes.Load(gradient + i) - shift));
        return i;
    }
}
