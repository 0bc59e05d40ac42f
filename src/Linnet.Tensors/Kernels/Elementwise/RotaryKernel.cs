using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>
/// Turns the pairs (i, i + half) of every head by the angles of the row: <c>(a, b) → (a cos - b sin, b cos + a sin)</c>. With the opposite
/// direction it is its own inverse, and its backward half. Items are rows.
/// </summary>
internal unsafe struct RotaryKernel : ILanesKernel
{
    public float* Input;
    public float* Output;

    /// <summary>[rows of angles, half].</summary>
    public float* Cosine;

    /// <summary>[rows of angles, half].</summary>
    public float* Sine;

    public int Heads;
    public int Half;

    /// <summary>The rows of angles are repeated for further rows of the input.</summary>
    public int AngleRows;

    /// <summary>1, or -1 to turn back.</summary>
    public float Direction;
    public bool Accumulate;

    [MethodImpl(KernelCode.Options)]
    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++)
        {
            var angles = (long)(row % AngleRows) * Half;
            for (var head = 0; head < Heads; head++)
            {
                var offset = (((long)row * Heads) + head) * 2 * Half;
                var done = Span<TLanes>(offset, angles, 0);
                Span<Lanes1>(offset, angles, done);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int Span<TLanes>(long offset, long angles, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var direction = TLanes.Broadcast(Direction);
        for (; i <= Half - TLanes.Count; i += TLanes.Count)
        {
            var (a, b) = (TLanes.Load(Input + offset + i), TLanes.Load(Input + offset + Half + i));
            var (cosine, sine) = (TLanes.Load(Cosine + angles + i), TLanes.Load(Sine + angles + i) * direction);
            Write(Output + offset + i, (a * cosine) - (b * sine));
            Write(Output + offset + Half + i, (b * cosine) + (a * sine));
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Write<TLanes>(float* target, TLanes value)
        where TLanes : unmanaged, ILanes<TLanes> =>
        TLanes.Store(target, Accumulate ? TLanes.Load(target) + value : value);
}
