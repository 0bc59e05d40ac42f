using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>x where positive, else slope · x (Maas et al. 2013).</summary>
internal readonly struct LeakyReluFunction(float slope) : IUnaryFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T x)
        where T : unmanaged, ILanes<T> =>
        T.Select(T.GreaterThan(x, T.Broadcast(0f)), x, x * T.Broadcast(slope));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T x, T y)
        where T : unmanaged, ILanes<T> =>
        T.Select(T.GreaterThan(x, T.Broadcast(0f)), T.Broadcast(1f), T.Broadcast(slope));
}
