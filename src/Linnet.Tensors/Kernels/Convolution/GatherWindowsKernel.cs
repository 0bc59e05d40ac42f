using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Convolution;

/// <summary>Writes each window as a row <c>[width, columns]</c>. Items are windows of all rows.</summary>
internal readonly unsafe struct GatherWindowsKernel(ConvolutionWindows windows, float* input, float* rows) : ILanesKernel
{
    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var item = start; item < end; item++)
        {
            var (row, position) = Math.DivRem(item, windows.Positions);
            for (var tap = 0; tap < windows.Width; tap++)
            {
                var at = windows.At(position, tap);
                var target = new Span<float>(rows + ((((long)item * windows.Width) + tap) * windows.Columns), windows.Columns);
                if ((uint)at < (uint)windows.Length)
                    new Span<float>(input + ((((long)row * windows.Length) + at) * windows.Columns), windows.Columns).CopyTo(target);
                else target.Clear();
            }
        }
    }
}
