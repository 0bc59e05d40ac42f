using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>
/// The backward half of bias and activation in one pass: turns upstream gradients into those before the activation, in place,
/// and sums each chunk's columns into Partial [chunks, columns]. Items are <see cref="RowChunks"/>.
/// </summary>
/// <typeparam name="TFunction">The activation.</typeparam>
internal readonly unsafe struct ActivationGradientKernel<TFunction>(
    float* x, float* y, float* upstream, float* partial, int rows, int columns, TFunction function) : ILanesKernel
    where TFunction : struct, IUnaryFunction
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var chunk = start; chunk < end; chunk++)
        {
            var sums = partial + ((long)chunk * columns);
            new Span<float>(sums, columns).Clear();
            var last = Math.Min((chunk + 1) * RowChunks.Length, rows);
            for (var row = chunk * RowChunks.Length; row < last; row++)
            {
                var done = Row<TLanes>(sums, (long)row * columns, 0);
                Row<Lanes1>(sums, (long)row * columns, done);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Row<TLanes>(float* sums, long offset, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var f = function;
        var before = x + offset;
        var after = y + offset;
        var gradient = upstream + offset;
        for (; i <= columns - TLanes.Count; i += TLanes.Count)
        {
            var value = TLanes.Load(gradient + i) * f.Slope(TLanes.Load(before + i), TLanes.Load(after + i));
            TLanes.Store(gradient + i, value);
            TLanes.Store(sums + i, TLanes.Load(sums + i) + value);
        }

        return i;
    }
}
