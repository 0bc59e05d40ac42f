using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Attention;

/// <summary>
/// Gradients of queries, keys and values, whose layouts are those of the values. Items are the heads of keys of all batch rows, so that
/// no two threads add to one gradient.
/// Queries come first, then keys, then values: where they are one tensor, the later ones add to the earlier.
/// </summary>
internal unsafe struct AttentionBackwardKernel : ILanesKernel
{
    public AttentionProblem Problem;
    public float* Upstream;
    public float* QueryGrad;
    public float* KeyGrad;
    public float* ValueGrad;
    public bool AccumulateQuery;
    public bool AccumulateKey;
    public bool AccumulateValue;
    public float* Scratch;

    [MethodImpl(KernelCode.Options)]
    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var p = Problem;
        var (block, group) = (p.RowBlock, p.Heads / p.KeyHeads);
        var gradient = Scratch + (part * p.ScratchSize);
        var dropped = gradient + ((long)block * p.KeyLength);
        var bits = (uint*)(dropped + ((long)block * p.KeyLength));
        for (var item = start; item < end; item++)
        {
            var (batch, keyHead) = (item / p.KeyHeads, item % p.KeyHeads);
            var realKeys = p.RealKeys(batch, bits, out _);
            ClearMaskedKeys(batch, keyHead, realKeys);
            for (var head = keyHead * group; head < (keyHead + 1) * group; head++)
            {
                // The last block sees all keys: it goes first and assigns their gradients, to which the others add.
                for (var first = (p.QueryLength - 1) / block * block; first >= 0; first -= block)
                {
                    var rows = Math.Min(block, p.QueryLength - first);
                    var adds = head > keyHead * group || first + rows < p.QueryLength;
                    Block<TLanes>(batch, head, first, rows, p.VisibleKeys(first + rows - 1, realKeys), adds, gradient, dropped);
                }
            }
        }
    }

    private readonly void Block<TLanes>(int batch, int head, int first, int rows, int keys, bool adds, float* gradient, float* dropped)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var p = Problem;
        var (size, width) = (p.HeadSize, p.Heads * p.HeadSize);
        var query = (((long)batch * p.QueryLength) + first) * p.QueryStride + (head * size);
        var key = p.KeyOffset(batch, head, p.KeyStride);
        var value = p.KeyOffset(batch, head, p.ValueStride);
        var upstream = Upstream + ((((long)batch * p.QueryLength) + first) * width) + (head * size);
        var offset = (((((long)batch * p.Heads) + head) * p.QueryLength) + first) * p.KeyLength;
        var probabilities = p.Probabilities + offset;
        var weights = p.Dropout.IsActive ? dropped : probabilities;

        Gemm.RunSerial(false, true, rows, keys, size, upstream, width, p.Value + value, p.ValueStride, 0, gradient, p.KeyLength);
        for (var row = 0; row < rows; row++)
        {
            var at = (long)row * p.KeyLength;
            var index = (uint)(offset + at);
            if (p.Dropout.IsActive) AttentionRow.Drop<TLanes>(probabilities + at, dropped + at, keys, p.Dropout, index);
            AttentionRow.Backward<TLanes>(probabilities + at, gradient + at, keys, p.Scale, p.Dropout, index);
        }

        if (QueryGrad is not null)
        {
            Gemm.RunSerial(
                false, false, rows, size, keys, gradient, p.KeyLength, p.Key + key, p.KeyStride,
                AccumulateQuery ? 1 : 0, QueryGrad + query, p.QueryStride);
        }

        if (KeyGrad is not null)
        {
            Gemm.RunSerial(
                true, false, keys, size, rows, gradient, p.KeyLength, p.Query + query, p.QueryStride,
                AccumulateKey || adds ? 1 : 0, KeyGrad + key, p.KeyStride);
        }

        if (ValueGrad is not null)
        {
            Gemm.RunSerial(
                true, false, keys, size, rows, weights, p.KeyLength, upstream, width,
                AccumulateValue || adds ? 1 : 0, ValueGrad + value, p.ValueStride);
        }
    }

    /// <summary>Keys after the last real one take part in no product: their gradients are 0.</summary>
    private readonly void ClearMaskedKeys(int batch, int keyHead, int keys)
    {
        for (var i = keys; i < Problem.KeyLength; i++)
        {
            var row = ((long)batch * Problem.KeyRows) + i;
            var column = keyHead * Problem.HeadSize;
            if (KeyGrad is not null && !AccumulateKey)
                new Span<float>(KeyGrad + (row * Problem.KeyStride) + column, Problem.HeadSize).Clear();
            if (ValueGrad is not null && !AccumulateValue)
                new Span<float>(ValueGrad + (row * Problem.ValueStride) + column, Problem.HeadSize).Clear();
        }
    }
}
