using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary><c>output = silu(gate) · up</c>. Items are elements.</summary>
internal readonly unsafe struct SwiGluForwardKernel(float* gate, float* up, float* output) : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var done = Span<TLanes>(start, end);
        Span<Lanes1>(done, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Span<TLanes>(int i, int end)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var silu = default(SiluFunction);
        for (; i <= end - TLanes.Count; i += TLanes.Count)
            TLanes.Store(output + i, silu.Apply(TLanes.Load(gate + i)) * TLanes.Load(up + i));
        return i;
    }
}

/// <summary>
/// Gradients of <see cref="SwiGluForwardKernel"/>: <c>dup = dy · silu(gate)</c>, <c>dgate = dy · up · silu'(gate)</c>; a null pointer for
/// one that nobody wants. Items are elements.
/// </summary>
internal unsafe struct SwiGluBackwardKernel : ILanesKernel
{
    public float* Gate;
    public float* Up;
    public float* Upstream;
    public float* GateGrad;
    public float* UpGrad;
    public bool AccumulateGate;
    public bool AccumulateUp;

    [MethodImpl(KernelCode.Options)]
    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var done = Span<TLanes>(start, end);
        Span<Lanes1>(done, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int Span<TLanes>(int i, int end)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var silu = default(SiluFunction);
        for (; i <= end - TLanes.Count; i += TLanes.Count)
        {
            var (x, dy) = (TLanes.Load(Gate + i), TLanes.Load(Upstream + i));
            var y = silu.Apply(x);
            if (GateGrad is not null)
            {
                var gradient = dy * TLanes.Load(Up + i) * silu.Slope(x, y);
                TLanes.Store(GateGrad + i, AccumulateGate ? TLanes.Load(GateGrad + i) + gradient : gradient);
            }

            if (UpGrad is not null)
            {
                var gradient = dy * y;
                TLanes.Store(UpGrad + i, AccumulateUp ? TLanes.Load(UpGrad + i) + gradient : gradient);
            }
        }

        return i;
    }
}
