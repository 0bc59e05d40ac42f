using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>
/// <c>sums[i] (+)= factor · Σ upstream[row, i] · other[row, i]</c> over all rows, without the product where Other is null: the gradient
/// of what is the same for all rows, such as a bias. Items are columns, so the order of the rows never depends on the threads.
/// </summary>
internal readonly unsafe struct ColumnSumKernel(
    float* upstream, float* other, float* sums, int rows, int columns, float factor, bool accumulate) : ILanesKernel
{
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (!accumulate) new Span<float>(sums + start, end - start).Clear();
        for (var row = 0; row < rows; row++)
        {
            var offset = (long)row * columns;
            var done = Span<TLanes>(offset, start, end);
            Span<Lanes1>(offset, done, end);
        }
    }

    private int Span<TLanes>(long offset, int i, int end)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var scale = TLanes.Broadcast(factor);
        for (; i <= end - TLanes.Count; i += TLanes.Count)
        {
            var value = TLanes.Load(upstream + offset + i);
            if (other is not null) value *= TLanes.Load(other + offset + i);
            TLanes.Store(sums + i, TLanes.MultiplyAdd(value, scale, TLanes.Load(sums + i)));
        }

        return i;
    }
}
