using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Attention;

/// <summary>Context vectors of every head. Items are the heads of all batch rows.</summary>
internal readonly unsafe struct AttentionForwardKernel(AttentionProblem problem, float* output, float* scratch) : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var p = problem;
        var scores = scratch + (part * p.ScratchSize);
        var block = p.RowBlock;
        var dropped = scores + ((long)block * p.KeyLength);
        var bits = dropped + ((long)block * p.KeyLength);
        var width = p.Heads * p.HeadSize;
        for (var item = start; item < end; item++)
        {
            var (batch, head) = (item / p.Heads, item % p.Heads);
            var realKeys = p.RealKeys(batch, (uint*)bits, out var hasHoles);
            var query = p.Query + ((long)batch * p.QueryLength * p.QueryStride) + (head * p.HeadSize);
            var key = p.Key + p.KeyOffset(batch, head, p.KeyStride);
            var value = p.Value + p.KeyOffset(batch, head, p.ValueStride);
            var context = output + ((long)batch * p.QueryLength * width) + (head * p.HeadSize);
            for (var first = 0; first < p.QueryLength; first += block)
            {
                var rows = Math.Min(block, p.QueryLength - first);
                var keys = p.VisibleKeys(first + rows - 1, realKeys);
                var offset = (((long)item * p.QueryLength) + first) * p.KeyLength;
                var probabilities = p.Probabilities is null ? scores : p.Probabilities + offset;
                Gemm.RunSerial(
                    false, true, rows, keys, p.HeadSize, query + ((long)first * p.QueryStride), p.QueryStride, key, p.KeyStride,
                    0, probabilities, p.KeyLength);
                Softmax<TLanes>(p, probabilities, hasHoles ? bits : null, first, rows, keys);
                var weights = probabilities;
                if (p.Dropout.IsActive)
                {
                    weights = dropped;
                    for (var row = 0; row < rows; row++)
                    {
                        var at = (long)row * p.KeyLength;
                        AttentionRow.Drop<TLanes>(probabilities + at, dropped + at, keys, p.Dropout, (uint)(offset + at));
                    }
                }

                Gemm.RunSerial(
                    false, false, rows, p.HeadSize, keys, weights, p.KeyLength, value, p.ValueStride,
                    0, context + ((long)first * width), width);
            }
        }
    }

    private static void Softmax<TLanes>(in AttentionProblem p, float* probabilities, float* bits, int first, int rows, int keys)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = 0; row < rows; row++)
        {
            AttentionRow.Softmax<TLanes>(
                probabilities + ((long)row * p.KeyLength), bits, p.VisibleKeys(first + row, keys), keys, p.Scale);
        }
    }
}
