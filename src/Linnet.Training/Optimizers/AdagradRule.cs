using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Optimizers;

/// <summary>The formula of Adagrad (Duchi et al. 2011): <c>s += g²</c>, <c>θ -= η g / (√s + ε)</c>.</summary>
internal readonly struct AdagradRule(float epsilon, float learningRate, float clip) : IUpdateRule
{
    /// <inheritdoc/>
    public static int StateCount => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T value, T gradient, ref T first, ref T second, T decay, T rate)
        where T : unmanaged, ILanes<T>
    {
        gradient = T.MultiplyAdd(value, decay, gradient * T.Broadcast(clip));
        first = T.MultiplyAdd(gradient, gradient, first);
        return value - (rate * T.Broadcast(learningRate) * gradient / (T.Sqrt(first) + T.Broadcast(epsilon)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Decayed<T>(T value, T decay, T rate)
        where T : unmanaged, ILanes<T> =>
        value;
}
