using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Optimizers;

/// <summary>The sum of squared gradients of each block. Items are tasks: runs of blocks.</summary>
internal readonly unsafe struct SquaredNormKernel(UpdateBlock* blocks, int* tasks, double* squares) : ILanesKernel
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var block = tasks[start]; block < tasks[end]; block++)
        {
            var gradient = blocks[block].Gradient;
            var count = blocks[block].Count;
            double sum = 0;
            if (gradient is null) count = 0;
            var done = Span<TLanes>(gradient, 0, count, ref sum);
            Span<Lanes1>(gradient, done, count, ref sum);
            squares[block] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Span<TLanes>(float* gradient, int i, int count, ref double sum)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (first, second) = (TLanes.Broadcast(0f), TLanes.Broadcast(0f));
        for (; i <= count - (2 * TLanes.Count); i += 2 * TLanes.Count)
        {
            var (a, b) = (TLanes.Load(gradient + i), TLanes.Load(gradient + i + TLanes.Count));
            first = TLanes.MultiplyAdd(a, a, first);
            second = TLanes.MultiplyAdd(b, b, second);
        }

        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            var a = TLanes.Load(gradient + i);
            first = TLanes.MultiplyAdd(a, a, first);
        }

        sum += TLanes.Sum(first + second);
        return i;
    }
}
