using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Rows;

/// <summary>Softmax, or its logarithm, of every row. Items are rows.</summary>
internal readonly unsafe struct SoftmaxForwardKernel(float* x, float* y, int columns, bool logarithm) : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++)
        {
            var source = x + ((long)row * columns);
            var target = y + ((long)row * columns);
            if (!logarithm)
            {
                RowSoftmax.Softmax<TLanes>(source, target, columns);
                continue;
            }

            var max = RowSoftmax.Max<TLanes>(source, columns);
            var shift = max + MathF.Log(RowSoftmax.ExpSum<TLanes>(source, target, columns, max));
            for (var i = 0; i < columns; i++) target[i] = source[i] - shift;
        }
    }
}

/// <summary>
/// Softmax: <c>dx = y (dy - Σ dy y)</c>; its logarithm: <c>dx = dy - e^y Σ dy</c>. Items are rows.
/// </summary>
internal readonly unsafe struct SoftmaxBackwardKernel(
    float* y, float* upstream, float* gradient, int columns, bool logarithm, bool accumulate) : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++)
        {
            var offset = (long)row * columns;
            var sum = logarithm
                ? RowMath.Sum<TLanes>(upstream + offset, columns)
                : RowMath.Dot<TLanes>(upstream + offset, y + offset, columns);
            var done = Span<TLanes>(offset, 0, sum);
            Span<Lanes1>(offset, done, sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Span<TLanes>(long offset, int i, float sum)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var total = TLanes.Broadcast(sum);
        for (; i <= columns - TLanes.Count; i += TLanes.Count)
        {
            var dy = TLanes.Load(upstream + offset + i);
            var value = TLanes.Load(y + offset + i);
            var result = logarithm ? dy - (TLanes.Exp(value) * total) : value * (dy - total);
            var target = gradient + offset + i;
            TLanes.Store(target, accumulate ? TLanes.Load(target) + result : result);
        }

        return i;
    }
}
