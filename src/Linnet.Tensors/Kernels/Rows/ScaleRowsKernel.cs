using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Rows;

/// <summary>Multiplies each row by a factor of its own. Items are rows.</summary>
internal readonly unsafe struct ScaleRowsKernel(float* x, float* factors, int columns) : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++) RowMath.Scale<TLanes>(x + ((long)row * columns), columns, factors[row]);
    }
}
