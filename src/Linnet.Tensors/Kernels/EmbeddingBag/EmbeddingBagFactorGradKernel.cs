using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.EmbeddingBag;

/// <summary>The gradient of each id's factor: its vector times the bag's gradient. Items are bags.</summary>
internal readonly unsafe struct EmbeddingBagFactorGradKernel(
    int* ids, int* offsets, float* table, float* upstream, float* gradient, int columns) : ILanesKernel
{
    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var bag = start; bag < end; bag++)
        {
            for (var i = offsets[bag]; i < offsets[bag + 1]; i++)
                gradient[i] += RowSums.Dot<T>(table + ((long)ids[i] * columns), upstream + ((long)bag * columns), columns);
        }
    }
}
