using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Pooling;

/// <summary>The mean of the valid values of each window and channel. Items are pooled positions of all rows.</summary>
internal readonly unsafe struct AveragePoolForwardKernel(PoolWindows windows, int columns, float* input, float* output) : ILanesKernel
{
    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var item = start; item < end; item++)
        {
            var row = item / windows.Count;
            var (from, to) = windows.Range(row, item % windows.Count);
            var sum = output + ((long)item * columns);
            new Span<float>(sum, columns).Clear();
            for (var position = from; position < to; position++)
                RowSums.Add<T>(input + ((((long)row * windows.Length) + position) * columns), sum, columns);
            if (to > from + 1) RowSums.Scale<T>(1f / (to - from), sum, columns);
        }
    }
}
