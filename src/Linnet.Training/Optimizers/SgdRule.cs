using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Optimizers;

/// <summary>Gradient descent without memory: <c>θ -= η g</c>.</summary>
internal readonly struct SgdRule(float learningRate, float clip) : IUpdateRule
{
    /// <inheritdoc/>
    public static int StateCount => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T value, T gradient, ref T first, ref T second, T decay, T rate)
        where T : unmanaged, ILanes<T>
    {
        gradient = T.MultiplyAdd(value, decay, gradient * T.Broadcast(clip));
        return value - (rate * T.Broadcast(learningRate) * gradient);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Decayed<T>(T value, T decay, T rate)
        where T : unmanaged, ILanes<T> =>
        value;
}
