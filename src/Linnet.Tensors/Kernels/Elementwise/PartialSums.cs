namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>Adds up, in fixed order, what several threads summed on their own.</summary>
internal static unsafe class PartialSums
{
    /// <summary>Adds the partial sums to a tensor's gradient.</summary>
    /// <param name="target">Whose gradient gets them.</param>
    /// <param name="partial">First part; the others follow at a distance of <paramref name="stride"/>.</param>
    /// <param name="parts">Number of parts, at least 1.</param>
    /// <param name="stride">Elements from one part to the next.</param>
    internal static void AddTo(Tensor target, float* partial, int parts, int stride)
    {
        var gradient = target.BeginGrad(out var accumulate);
        for (var i = 0; i < target.Count; i++)
        {
            var sum = accumulate ? gradient[i] : 0f;
            for (var part = 0; part < parts; part++) sum += partial[((long)part * stride) + i];
            gradient[i] = sum;
        }
    }
}
