using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>
/// <c>partial[chunk, i] = factor · Σ upstream[row, i] · other[row, i]</c> over the rows of a chunk, without the product where Other is
/// null: the gradient of what is the same for all rows, such as a bias. Items are <see cref="RowChunks"/>.
/// </summary>
internal readonly unsafe struct ColumnSumKernel(float* upstream, float* other, float* partial, int rows, int columns, float factor)
    : ILanesKernel
{
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var chunk = start; chunk < end; chunk++)
        {
            var first = chunk * RowChunks.Length;
            var last = Math.Min(first + RowChunks.Length, rows);
            var done = Wide<TLanes>(chunk, first, last, 0);
            done = Narrow<TLanes>(chunk, first, last, done);
            Narrow<Lanes1>(chunk, first, last, done);
        }
    }

    /// <summary>Four registers of columns at a time, kept over all rows of the chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Wide<TLanes>(int chunk, int first, int last, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var scale = TLanes.Broadcast(factor);
        for (; i <= columns - (4 * TLanes.Count); i += 4 * TLanes.Count)
        {
            var a = TLanes.Broadcast(0f);
            var b = a;
            var c = a;
            var d = a;
            for (var row = first; row < last; row++)
            {
                var at = ((long)row * columns) + i;
                a += Term<TLanes>(at);
                b += Term<TLanes>(at + TLanes.Count);
                c += Term<TLanes>(at + (2 * TLanes.Count));
                d += Term<TLanes>(at + (3 * TLanes.Count));
            }

            var target = partial + ((long)chunk * columns) + i;
            TLanes.Store(target, a * scale);
            TLanes.Store(target + TLanes.Count, b * scale);
            TLanes.Store(target + (2 * TLanes.Count), c * scale);
            TLanes.Store(target + (3 * TLanes.Count), d * scale);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Narrow<TLanes>(int chunk, int first, int last, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var scale = TLanes.Broadcast(factor);
        for (; i <= columns - TLanes.Count; i += TLanes.Count)
        {
            var a = TLanes.Broadcast(0f);
            for (var row = first; row < last; row++) a += Term<TLanes>(((long)row * columns) + i);
            TLanes.Store(partial + ((long)chunk * columns) + i, a * scale);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Term<TLanes>(long at)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var value = TLanes.Load(upstream + at);
        return other is null ? value : value * TLanes.Load(other + at);
    }
}
