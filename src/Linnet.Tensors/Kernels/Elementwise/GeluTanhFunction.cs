using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>GELU by its tanh approximation, <c>0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³)))</c> (Hendrycks and Gimpel 2016).</summary>
internal readonly struct GeluTanhFunction : IUnaryFunction
{
    private const float Scale = 0.797884561f;
    private const float Cubic = 0.044715f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T x)
        where T : unmanaged, ILanes<T> =>
        T.Broadcast(0.5f) * x * (T.Broadcast(1f) + InnerTanh(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T x, T y)
        where T : unmanaged, ILanes<T>
    {
        var one = T.Broadcast(1f);
        var half = T.Broadcast(0.5f);
        var t = InnerTanh(x);
        var innerSlope = T.Broadcast(Scale) * T.MultiplyAdd(T.Broadcast(3 * Cubic), x * x, one);
        return (half * (one + t)) + (half * x * (one - (t * t)) * innerSlope);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T InnerTanh<T>(T x)
        where T : unmanaged, ILanes<T> =>
        T.Tanh(T.Broadcast(Scale) * x * T.MultiplyAdd(T.Broadcast(Cubic), x * x, T.Broadcast(1f)));
}
