using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.AdditiveAttention;

/// <summary>
/// The gradients of <c>v · tanh(q + k)</c>: <c>d v</c> to query and key with <c>1 - tanh²</c>, <c>d tanh</c> to the vector. The hyperbolic tangents
/// are computed again, since keeping them would take as much memory as all other states of a decoder. Items are batch rows, so that no two
/// threads write to the same key; each adds to a vector of its own.
/// </summary>
internal unsafe struct AdditiveScoresGradientKernel : ILanesKernel
{
    public float* Query;
    public float* Key;
    public float* Vector;
    public float* Upstream;

    /// <summary>May be null.</summary>
    public float* QueryGradient;

    /// <summary>May be null.</summary>
    public float* KeyGradient;

    /// <summary>A vector a batch row, zeros at first; may be null.</summary>
    public float* VectorGradients;

    public int Queries;
    public int Keys;
    public int Size;

    [MethodImpl(KernelCode.Options)]
    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++)
        {
            var vector = VectorGradients is null ? null : VectorGradients + ((long)row * Size);
            for (var query = 0; query < Queries; query++)
            {
                var item = ((long)row * Queries) + query;
                for (var key = 0; key < Keys; key++)
                {
                    var d = Upstream[(item * Keys) + key];

                    // Masked keys get exactly nothing.
                    if (d == 0) continue;
                    var (q, k) = (item * Size, (((long)row * Keys) + key) * Size);
                    var done = Span<TLanes>(q, k, vector, 0, d);
                    Span<Lanes1>(q, k, vector, done, d);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int Span<TLanes>(long q, long k, float* vector, int i, float d)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (one, upstream) = (TLanes.Broadcast(1f), TLanes.Broadcast(d));
        for (; i <= Size - TLanes.Count; i += TLanes.Count)
        {
            var tanh = TLanes.Tanh(TLanes.Load(Query + q + i) + TLanes.Load(Key + k + i));
            var inner = upstream * TLanes.Load(Vector + i) * (one - (tanh * tanh));
            if (QueryGradient is not null) TLanes.Store(QueryGradient + q + i, TLanes.Load(QueryGradient + q + i) + inner);
            if (KeyGradient is not null) TLanes.Store(KeyGradient + k + i, TLanes.Load(KeyGradient + k + i) + inner);
            if (vector is not null) TLanes.Store(vector + i, TLanes.MultiplyAdd(upstream, tanh, TLanes.Load(vector + i)));
        }

        return i;
    }
}
