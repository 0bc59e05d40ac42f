using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>x where positive, else alpha · (e^x - 1) (Clevert et al. 2015).</summary>
internal readonly struct EluFunction(float alpha) : IUnaryFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T x)
        where T : unmanaged, ILanes<T> =>
        T.Select(T.GreaterThan(x, T.Broadcast(0f)), x, T.Broadcast(alpha) * (T.Exp(x) - T.Broadcast(1f)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T x, T y)
        where T : unmanaged, ILanes<T> =>
        T.Select(T.GreaterThan(x, T.Broadcast(0f)), T.Broadcast(1f), y + T.Broadcast(alpha));
}
