using Linnet.Threading;

namespace Linnet.Tensors.Kernels.Pooling;

/// <summary>Adds each pooled gradient to the place that won. Items are rows.</summary>
internal readonly unsafe struct MaxPoolBackwardKernel(
    PoolWindows windows, int columns, float* upstream, int* winners, float* gradient, bool accumulate) : IParallelBody
{
    public void Run(int start, int end, int part)
    {
        for (var row = start; row < end; row++)
        {
            var target = gradient + ((long)row * windows.Length * columns);
            if (!accumulate) new Span<float>(target, windows.Length * columns).Clear();
            for (var pooled = 0; pooled < windows.Count; pooled++)
            {
                var source = (((long)row * windows.Count) + pooled) * columns;
                for (var column = 0; column < columns; column++)
                {
                    var place = winners[source + column];
                    if (place >= 0) target[((long)place * columns) + column] += upstream[source + column];
                }
            }
        }
    }
}
