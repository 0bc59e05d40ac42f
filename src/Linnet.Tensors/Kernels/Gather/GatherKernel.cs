using Linnet.Threading;

namespace Linnet.Tensors.Kernels.Gather;

/// <summary>Copies the rows with the given numbers. Items are the copied rows.</summary>
internal readonly unsafe struct GatherKernel(float* table, int* ids, float* output, int columns) : IParallelBody
{
    public void Run(int start, int end, int part)
    {
        for (var i = start; i < end; i++)
        {
            new ReadOnlySpan<float>(table + ((long)ids[i] * columns), columns)
                .CopyTo(new Span<float>(output + ((long)i * columns), columns));
        }
    }
}
