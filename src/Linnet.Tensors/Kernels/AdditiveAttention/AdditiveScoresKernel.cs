using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.AdditiveAttention;

/// <summary>The scores of every query with every key of its row, <c>v · tanh(q + k)</c>. Items are queries.</summary>
internal unsafe struct AdditiveScoresKernel : ILanesKernel
{
    public float* Query;
    public float* Key;
    public float* Vector;
    public float* Scores;
    public int Queries;
    public int Keys;
    public int Size;

    [MethodImpl(KernelCode.Options)]
    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var item = start; item < end; item++)
        {
            var q = Query + ((long)item * Size);
            var k = Key + ((long)(item / Queries) * Keys * Size);
            var scores = Scores + ((long)item * Keys);
            for (var key = 0; key < Keys; key++, k += Size)
            {
                var sum = 0f;
                var done = Span<TLanes>(q, k, 0, ref sum);
                Span<Lanes1>(q, k, done, ref sum);
                scores[key] = sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int Span<TLanes>(float* q, float* k, int i, ref float sum)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var total = TLanes.Broadcast(0f);
        for (; i <= Size - TLanes.Count; i += TLanes.Count)
            total = TLanes.MultiplyAdd(TLanes.Load(Vector + i), TLanes.Tanh(TLanes.Load(q + i) + TLanes.Load(k + i)), total);
        sum += TLanes.Sum(total);
        return i;
    }
}
