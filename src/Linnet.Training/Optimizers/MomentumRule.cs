using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Optimizers;

/// <summary>
/// Gradient descent with momentum: <c>b = μ b + g</c>, <c>θ -= η b</c>, or with Nesterov's look-ahead <c>θ -= η (g + μ b)</c>
/// (Sutskever et al. 2013).
/// </summary>
internal readonly struct MomentumRule(float momentum, bool nesterov, float learningRate, float clip) : IUpdateRule
{
    /// <inheritdoc/>
    public static int StateCount => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T value, T gradient, ref T first, ref T second, T decay, T rate)
        where T : unmanaged, ILanes<T>
    {
        gradient = T.MultiplyAdd(value, decay, gradient * T.Broadcast(clip));
        first = T.MultiplyAdd(first, T.Broadcast(momentum), gradient);
        var direction = nesterov ? T.MultiplyAdd(first, T.Broadcast(momentum), gradient) : first;
        return value - (rate * T.Broadcast(learningRate) * direction);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Decayed<T>(T value, T decay, T rate)
        where T : unmanaged, ILanes<T> =>
        value;
}
