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
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var chunk = start; chunk < end; chunk++)
        {
            var sums = partial + ((long)chunk * columns);
            new Span<float>(sums, columns).Clear();
            var last = Math.Min((chunk + 1) * RowChunks.Length, rows);
            for (var row = chunk * RowChunks.Length; row < last; row += RowChunks.Group)
            {
                var count = Math.Min(RowChunks.Group, last - row);
                var done = Group<TLanes>(sums, row, count, 0);
                Group<Lanes1>(sums, row, count, done);
            }
        }
    }

    /// <summary>A few rows side by side: memory is read in long runs, and each sum is renewed once for all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Group<TLanes>(float* sums, int row, int count, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var scale = TLanes.Broadcast(factor);
        var a = (long)row * columns;
        if (count < RowChunks.Group)
        {
            for (; i <= columns - TLanes.Count; i += TLanes.Count)
            {
                var total = TLanes.Load(sums + i);
                for (var r = 0; r < count; r++) total = TLanes.MultiplyAdd(Term<TLanes>(a + ((long)r * columns) + i), scale, total);
                TLanes.Store(sums + i, total);
            }

            return i;
        }

        var b = a + columns;
        var c = b + columns;
        var d = c + columns;
        for (; i <= columns - TLanes.Count; i += TLanes.Count)
        {
            var total = (Term<TLanes>(a + i) + Term<TLanes>(b + i)) + (Term<TLanes>(c + i) + Term<TLanes>(d + i));
            TLanes.Store(sums + i, TLanes.MultiplyAdd(total, scale, TLanes.Load(sums + i)));
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
