using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Pooling;

/// <summary>The largest valid value of each window and channel, and where it was. Items are pooled positions of all rows.</summary>
internal readonly unsafe struct MaxPoolForwardKernel(PoolWindows windows, int columns, float* input, float* output, int* winners) : ILanesKernel
{
    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var item = start; item < end; item++)
        {
            var row = item / windows.Count;
            var (from, to) = windows.Range(row, item % windows.Count);
            var source = input + ((long)row * windows.Length * columns);
            var target = (long)item * columns;
            if (to <= from)
            {
                new Span<float>(output + target, columns).Clear();
                if (winners is not null) new Span<int>(winners + target, columns).Fill(-1);
                continue;
            }

            var done = Span<T>(source, target, 0, from, to);
            Span<Lanes1>(source, target, done, from, to);
        }
    }

    private int Span<T>(float* source, long target, int column, int from, int to)
        where T : unmanaged, ILanes<T>
    {
        for (; column <= columns - T.Count; column += T.Count)
        {
            var best = T.Load(source + ((long)from * columns) + column);
            var place = T.BroadcastInt((uint)from);
            for (var position = from + 1; position < to; position++)
            {
                var value = T.Load(source + ((long)position * columns) + column);
                var isBetter = T.GreaterThan(value, best);
                best = T.Select(isBetter, value, best);
                place = T.Select(isBetter, T.BroadcastInt((uint)position), place);
            }

            T.Store(output + target + column, best);
            if (winners is not null) T.Store((float*)(winners + target + column), place);
        }

        return column;
    }
}
