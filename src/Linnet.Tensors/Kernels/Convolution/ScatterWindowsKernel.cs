using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Convolution;

/// <summary>Adds the gradients of all windows to the positions that they saw. Items are rows of the batch.</summary>
internal readonly unsafe struct ScatterWindowsKernel(ConvolutionWindows windows, float* rows, float* gradient) : ILanesKernel
{
    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var row = start; row < end; row++)
        {
            for (var position = 0; position < windows.Positions; position++)
            {
                for (var tap = 0; tap < windows.Width; tap++)
                {
                    var at = windows.At(position, tap);
                    if ((uint)at >= (uint)windows.Length) continue;
                    var source = ((((long)row * windows.Positions) + position) * windows.Width) + tap;
                    RowSums.Add<T>(rows + (source * windows.Columns), gradient + ((((long)row * windows.Length) + at) * windows.Columns), windows.Columns);
                }
            }
        }
    }
}
