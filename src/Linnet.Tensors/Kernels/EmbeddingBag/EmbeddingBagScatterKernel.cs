using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.EmbeddingBag;

/// <summary>
/// Adds each bag's gradient to the rows of its ids. Items are columns: every thread goes through all ids in order with
/// columns of its own, so the sums are the same whatever the number of threads.
/// </summary>
internal readonly unsafe struct EmbeddingBagScatterKernel(
    int* ids, int* offsets, int bags, float* factors, float* upstream, float* gradient, int columns, bool isMean) : ILanesKernel
{
    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var bag = 0; bag < bags; bag++)
        {
            var source = upstream + ((long)bag * columns) + start;
            var (from, to) = (offsets[bag], offsets[bag + 1]);
            var share = isMean ? 1f / (to - from) : 1f;
            for (var i = from; i < to; i++)
                RowSums.AddScaled<T>(factors is null ? share : factors[i], source, gradient + ((long)ids[i] * columns) + start, end - start);
        }
    }
}
