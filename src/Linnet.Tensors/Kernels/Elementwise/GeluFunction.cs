using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>x · Φ(x), the Gaussian error linear unit (Hendrycks and Gimpel 2016).</summary>
internal readonly struct GeluFunction : IUnaryFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T x)
        where T : unmanaged, ILanes<T> =>
        T.Gelu(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T x, T y)
        where T : unmanaged, ILanes<T> =>
        T.MultiplyAdd(x, Density(x, out var probability), probability);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Density<T>(T x, out T probability)
        where T : unmanaged, ILanes<T>
    {
        probability = LanesMath.Normal(x, out var density);
        return density;
    }
}
