using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>x · sigmoid(x) (Elfwing et al. 2017).</summary>
internal readonly struct SiluFunction : IUnaryFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T x)
        where T : unmanaged, ILanes<T> =>
        x * T.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T x, T y)
        where T : unmanaged, ILanes<T> =>
        T.Sigmoid(x) + (y * (T.Broadcast(1f) - T.Sigmoid(x)));
}
