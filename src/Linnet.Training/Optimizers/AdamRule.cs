using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Optimizers;

/// <summary>
/// The formula of Adam (Kingma and Ba 2015) and AdamW (Loshchilov and Hutter 2019), algorithm 2 of the latter:
/// <c>m = β1 m + (1-β1) g</c>, <c>v = β2 v + (1-β2) g²</c>, <c>θ -= η (m / (1-β1^t)) / (√(v / (1-β2^t)) + ε)</c>.
/// </summary>
internal readonly struct AdamRule(AdamOptions options, long step, float learningRate, float clip, bool decoupled) : IUpdateRule
{
    private readonly float _beta1 = options.Beta1;
    private readonly float _beta2 = options.Beta2;
    private readonly float _epsilon = options.Epsilon;
    private readonly float _stepSize = (float)(learningRate / (1 - Math.Pow(options.Beta1, step)));
    private readonly float _rootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, step)));

    /// <inheritdoc/>
    public static int StateCount => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T value, T gradient, ref T first, ref T second, T decay, T rate)
        where T : unmanaged, ILanes<T>
    {
        gradient *= T.Broadcast(clip);
        if (decoupled) value = Decayed(value, decay, rate);
        else gradient = T.MultiplyAdd(value, decay, gradient);
        first = T.MultiplyAdd(first, T.Broadcast(_beta1), gradient * T.Broadcast(1 - _beta1));
        second = T.MultiplyAdd(second, T.Broadcast(_beta2), gradient * gradient * T.Broadcast(1 - _beta2));
        var root = T.MultiplyAdd(T.Sqrt(second), T.Broadcast(_rootCorrection), T.Broadcast(_epsilon));
        return value - (rate * T.Broadcast(_stepSize) * first / root);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Decayed<T>(T value, T decay, T rate)
        where T : unmanaged, ILanes<T> =>
        value - (value * decay * rate * T.Broadcast(learningRate));
}
