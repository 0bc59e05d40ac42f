using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Rows;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>Adds up, in fixed order, what several threads summed on their own.</summary>
internal static unsafe class PartialSums
{
    /// <summary>Adds the partial sums to a tensor's gradient.</summary>
    /// <param name="target">Whose gradient gets them.</param>
    /// <param name="partial">First part; the others follow at a distance of <paramref name="stride"/>.</param>
    /// <param name="parts">Number of parts.</param>
    /// <param name="stride">Elements from one part to the next.</param>
    internal static void AddTo(Tensor target, float* partial, int parts, int stride)
    {
        var gradient = target.BeginGrad(out var accumulate);
        LanesRunner.For(1, 1, new PartialSumKernel(gradient, partial, parts, stride, target.Count, accumulate));
    }

    /// <summary>One item: all columns.</summary>
    private readonly struct PartialSumKernel(float* gradient, float* partial, int parts, int stride, int columns, bool accumulate) : ILanesKernel
    {
        [MethodImpl(KernelCode.Options)]
        public void Run<TLanes>(int start, int end, int part)
            where TLanes : unmanaged, ILanes<TLanes>
        {
            if (!accumulate) new Span<float>(gradient, columns).Clear();
            for (var i = 0; i < parts; i++) RowMath.AddScaled<TLanes>(partial + ((long)i * stride), gradient, columns, 1f);
        }
    }
}
