using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>
/// The backward half of bias and activation in one pass: turns upstream gradients into those before the activation, in place,
/// and sums each chunk's columns into Partial [chunks, columns]. Items are <see cref="RowChunks"/>.
/// </summary>
/// <typeparam name="TFunction">The activation.</typeparam>
internal readonly unsafe struct ActivationGradientKernel<TFunction>(
    float* x, float* y, float* upstream, float* partial, int rows, int columns, TFunction function) : ILanesKernel
    where TFunction : struct, IUnaryFunction
{
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var chunk = start; chunk < end; chunk++)
        {
            var done = Wide<TLanes>(chunk, 0);
            done = Narrow<TLanes>(chunk, done);
            Narrow<Lanes1>(chunk, done);
        }
    }

    /// <summary>Two registers of columns at a time, over all rows of the chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Wide<TLanes>(int chunk, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var first = chunk * RowChunks.Length;
        var last = Math.Min(first + RowChunks.Length, rows);
        for (; i <= columns - (2 * TLanes.Count); i += 2 * TLanes.Count)
        {
            var a = TLanes.Broadcast(0f);
            var b = a;
            for (var row = first; row < last; row++)
            {
                var at = ((long)row * columns) + i;
                a += Turn<TLanes>(at);
                b += Turn<TLanes>(at + TLanes.Count);
            }

            TLanes.Store(partial + ((long)chunk * columns) + i, a);
            TLanes.Store(partial + ((long)chunk * columns) + i + TLanes.Count, b);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Narrow<TLanes>(int chunk, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var first = chunk * RowChunks.Length;
        var last = Math.Min(first + RowChunks.Length, rows);
        for (; i <= columns - TLanes.Count; i += TLanes.Count)
        {
            var a = TLanes.Broadcast(0f);
            for (var row = first; row < last; row++) a += Turn<TLanes>(((long)row * columns) + i);
            TLanes.Store(partial + ((long)chunk * columns) + i, a);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Turn<TLanes>(long at)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var f = function;
        var value = TLanes.Load(upstream + at) * f.Slope(TLanes.Load(x + at), TLanes.Load(y + at));
        TLanes.Store(upstream + at, value);
        return value;
    }
}
