using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors.Kernels.Attention;

/// <summary>
/// Context vectors of one query a batch row, the newest token's, which looks at all keys: no mask, no dropout, no backward half. Keys and
/// values are read once, where they lie. Needs lanes that divide the size of a head. Items are the heads of queries of all batch rows.
/// </summary>
internal readonly unsafe struct QueryAttentionKernel(AttentionProblem problem, float* output, float* scores) : ILanesKernel
{
    /// <summary>Fewest elements of keys worth a thread of their own: with their values 128 KiB, that are read once.</summary>
    private const int ElementsOfPart = 16384;

    /// <summary>Computes all heads.</summary>
    /// <param name="problem">With one query a row; its mask, dropout and probabilities are not looked at.</param>
    /// <param name="output">Receives <c>[batch, heads · size]</c>.</param>
    internal static void Run(in AttentionProblem problem, float* output)
    {
        var (items, grain) = (problem.Batch * problem.Heads, (int)Math.Max(1, ElementsOfPart / ((long)problem.KeyLength * problem.HeadSize)));
        using var scratch = Scratch.Rent((long)LanesRunner.Parts(items, grain) * Room(problem));
        LanesRunner.ForDividing(items, grain, problem.HeadSize, new QueryAttentionKernel(problem, output, scratch.Pointer));
    }

    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var p = problem;
        var weights = scores + ((long)part * Room(p));
        for (var item = start; item < end; item++)
        {
            var (batch, head) = (item / p.Heads, item % p.Heads);
            var query = p.Query + ((long)batch * p.QueryStride) + (head * p.HeadSize);
            Scores<TLanes>(query, p.Key + p.KeyOffset(batch, head, p.KeyStride), p.KeyStride, p.HeadSize, p.KeyLength, weights);
            AttentionRow.Softmax<TLanes>(weights, null, p.KeyLength, p.KeyLength, p.Scale);
            var values = p.Value + p.KeyOffset(batch, head, p.ValueStride);
            var context = output + ((long)item * p.HeadSize);
            var column = 0;
            for (; column <= p.HeadSize - (2 * TLanes.Count); column += 2 * TLanes.Count)
                TwoColumns<TLanes>(weights, values + column, p.ValueStride, p.KeyLength, context + column);
            if (column < p.HeadSize) OneColumn<TLanes>(weights, values + column, p.ValueStride, p.KeyLength, context + column);
        }
    }

    private static long Room(in AttentionProblem problem) => (problem.KeyLength + 15) & ~15;

    /// <summary>The query's dot products with all keys, four at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scores<T>(float* query, float* keys, nint stride, int size, int count, float* scores)
        where T : unmanaged, ILanes<T>
    {
        var zero = T.Broadcast(0f);
        var key = 0;
        for (; key <= count - 4; key += 4, keys += 4 * stride)
        {
            T sum0 = zero, sum1 = zero, sum2 = zero, sum3 = zero;
            for (nint i = 0; i < size; i += T.Count)
            {
                var q = T.Load(query + i);
                sum0 = T.MultiplyAdd(q, T.Load(keys + i), sum0);
                sum1 = T.MultiplyAdd(q, T.Load(keys + stride + i), sum1);
                sum2 = T.MultiplyAdd(q, T.Load(keys + (2 * stride) + i), sum2);
                sum3 = T.MultiplyAdd(q, T.Load(keys + (3 * stride) + i), sum3);
            }

            T.StoreSums(scores + key, sum0, sum1, sum2, sum3);
        }

        for (; key < count; key++, keys += stride)
        {
            var sum = zero;
            for (nint i = 0; i < size; i += T.Count) sum = T.MultiplyAdd(T.Load(query + i), T.Load(keys + i), sum);
            scores[key] = T.Sum(sum);
        }
    }

    /// <summary>Two registers of the weighted sum of values, with a sum each for keys of even and odd number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoColumns<T>(float* weights, float* values, nint stride, int count, float* context)
        where T : unmanaged, ILanes<T>
    {
        var zero = T.Broadcast(0f);
        T left = zero, right = zero, leftOdd = zero, rightOdd = zero;
        var key = 0;
        for (; key <= count - 2; key += 2, values += 2 * stride)
        {
            var weight = T.Broadcast(weights[key]);
            left = T.MultiplyAdd(weight, T.Load(values), left);
            right = T.MultiplyAdd(weight, T.Load(values + T.Count), right);
            weight = T.Broadcast(weights[key + 1]);
            leftOdd = T.MultiplyAdd(weight, T.Load(values + stride), leftOdd);
            rightOdd = T.MultiplyAdd(weight, T.Load(values + stride + T.Count), rightOdd);
        }

        if (key < count)
        {
            var weight = T.Broadcast(weights[key]);
            left = T.MultiplyAdd(weight, T.Load(values), left);
            right = T.MultiplyAdd(weight, T.Load(values + T.Count), right);
        }

        T.Store(context, left + leftOdd);
        T.Store(context + T.Count, right + rightOdd);
    }

    /// <summary>One register of the weighted sum of values, with four sums for keys modulo 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneColumn<T>(float* weights, float* values, nint stride, int count, float* context)
        where T : unmanaged, ILanes<T>
    {
        var zero = T.Broadcast(0f);
        T sum0 = zero, sum1 = zero, sum2 = zero, sum3 = zero;
        var key = 0;
        for (; key <= count - 4; key += 4, values += 4 * stride)
        {
            sum0 = T.MultiplyAdd(T.Broadcast(weights[key]), T.Load(values), sum0);
            sum1 = T.MultiplyAdd(T.Broadcast(weights[key + 1]), T.Load(values + stride), sum1);
            sum2 = T.MultiplyAdd(T.Broadcast(weights[key + 2]), T.Load(values + (2 * stride)), sum2);
            sum3 = T.MultiplyAdd(T.Broadcast(weights[key + 3]), T.Load(values + (3 * stride)), sum3);
        }

        for (; key < count; key++, values += stride) sum0 = T.MultiplyAdd(T.Broadcast(weights[key]), T.Load(values), sum0);
        T.Store(context, (sum0 + sum1) + (sum2 + sum3));
    }
}
