using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Pooling;

/// <summary>Spreads each pooled gradient over its window's valid positions. Items are rows.</summary>
internal readonly unsafe struct AveragePoolBackwardKernel(
    PoolWindows windows, int columns, float* upstream, float* gradient, bool accumulate) : ILanesKernel
{
    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var row = start; row < end; row++)
        {
            var target = gradient + ((long)row * windows.Length * columns);
            if (!accumulate) new Span<float>(target, windows.Length * columns).Clear();
            for (var pooled = 0; pooled < windows.Count; pooled++)
            {
                var (from, to) = windows.Range(row, pooled);
                var source = upstream + ((((long)row * windows.Count) + pooled) * columns);
                for (var position = from; position < to; position++)
                    RowSums.AddScaled<T>(1f / (to - from), source, target + ((long)position * columns), columns);
            }
        }
    }
}
