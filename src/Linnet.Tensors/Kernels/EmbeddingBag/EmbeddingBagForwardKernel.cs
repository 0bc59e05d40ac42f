using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.EmbeddingBag;

/// <summary>Sums the vectors of each bag in the order of its ids. Items are bags.</summary>
internal readonly unsafe struct EmbeddingBagForwardKernel(
    int* ids, int* offsets, float* table, float* factors, float* output, int columns, bool isMean) : ILanesKernel
{
    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var bag = start; bag < end; bag++)
        {
            var sum = output + ((long)bag * columns);
            new Span<float>(sum, columns).Clear();
            var (from, to) = (offsets[bag], offsets[bag + 1]);
            for (var i = from; i < to; i++)
            {
                var row = table + ((long)ids[i] * columns);
                if (factors is null) RowSums.Add<T>(row, sum, columns);
                else RowSums.AddScaled<T>(factors[i], row, sum, columns);
            }

            if (isMean && to > from + 1) RowSums.Scale<T>(1f / (to - from), sum, columns);
        }
    }
}
