using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Convolution;

/// <summary>
/// Between a filter as it is stored, <c>[columns, width]</c>, and as a window lies in memory, <c>[width, columns]</c>: forward it
/// copies, in reverse it adds back. Items are filters.
/// </summary>
internal readonly unsafe struct TapsFirstKernel(float* source, float* target, int columns, int width, bool isReverse) : ILanesKernel
{
    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var filter = start; filter < end; filter++)
        {
            var from = source + ((long)filter * columns * width);
            var to = target + ((long)filter * columns * width);
            for (var column = 0; column < columns; column++)
            {
                for (var tap = 0; tap < width; tap++)
                {
                    var (stored, window) = ((column * width) + tap, (tap * columns) + column);
                    if (isReverse) to[stored] += from[window];
                    else to[window] = from[stored];
                }
            }
        }
    }
}
