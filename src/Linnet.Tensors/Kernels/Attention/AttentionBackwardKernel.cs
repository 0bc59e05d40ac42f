using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Attention;

/// <summary>
/// Gradients of queries, keys and values, whose layouts are those of the values. Items are the heads of all batch rows.
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
        var block = Math.Min(AttentionProblem.RowBlock, Problem.QueryLength);
        var gradient = Scratch + (part * Problem.ScratchSize);
        var dropped = gradient + ((long)block * Problem.KeyLength);
        var bits = (uint*)(dropped + ((long)block * Problem.KeyLength));
        for (var item = start; item < end; item++)
        {
            var keys = Problem.RealKeys(item / Problem.Heads, bits, out _);
            ClearMaskedKeys(item, keys);
            for (var first = 0; first < Problem.QueryLength; first += block)
                Block<TLanes>(item, first, Math.Min(block, Problem.QueryLength - first), keys, gradient, dropped);
        }
    }

    private readonly void Block<TLanes>(int item, int first, int rows, int keys, float* gradient, float* dropped)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var p = Problem;
        var (batch, head) = (item / p.Heads, item % p.Heads);
        var (size, width) = (p.HeadSize, p.Heads * p.HeadSize);
        var query = (((long)batch * p.QueryLength) + first) * p.QueryStride + (head * size);
        var key = ((long)batch * p.KeyLength * p.KeyStride) + (head * size);
        var value = ((long)batch * p.KeyLength * p.ValueStride) + (head * size);
        var upstream = Upstream + ((((long)batch * p.QueryLength) + first) * width) + (head * size);
        var offset = (((long)item * p.QueryLength) + first) * p.KeyLength;
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
                AccumulateKey || first > 0 ? 1 : 0, KeyGrad + key, p.KeyStride);
        }

        if (ValueGrad is not null)
        {
            Gemm.RunSerial(
                true, false, keys, size, rows, weights, p.KeyLength, upstream, width,
                AccumulateValue || first > 0 ? 1 : 0, ValueGrad + value, p.ValueStride);
        }
    }

    /// <summary>Keys after the last real one take part in no product: their gradients are 0.</summary>
    private readonly void ClearMaskedKeys(int item, int keys)
    {
        var (batch, head) = (item / Problem.Heads, item % Problem.Heads);
        for (var i = keys; i < Problem.KeyLength; i++)
        {
            var row = ((long)batch * Problem.KeyLength) + i;
            var column = head * Problem.HeadSize;
            if (KeyGrad is not null && !AccumulateKey)
                new Span<float>(KeyGrad + (row * Problem.KeyStride) + column, Problem.HeadSize).Clear();
            if (ValueGrad is not null && !AccumulateValue)
                new Span<float>(ValueGrad + (row * Problem.ValueStride) + column, Problem.HeadSize).Clear();
        }
    }
}
