using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Initializers;

/// <summary>
/// Uniform on ±√(6 / ((1 + slope²)·fan_in)), which keeps the variance through ReLU layers (He et al. 2015); Keras'
/// <c>HeUniform</c>.
/// </summary>
/// <param name="negativeSlope">Slope of the leaky ReLU that follows; 0 for ReLU. √5 gives PyTorch's default for dense layers, ±1/√fan_in.</param>
public sealed class KaimingUniform(double negativeSlope = 0) : IInitializer
{
    /// <summary>Uniform on ±1/√fan_in: PyTorch's default for dense and convolution weights.</summary>
    public static IInitializer TorchDefault { get; } = new KaimingUniform(Math.Sqrt(5));

    /// <inheritdoc/>
    public void Fill(Span<float> values, Shape shape, SeededRandom random)
    {
        var bound = Math.Sqrt(6 / ((1 + (negativeSlope * negativeSlope)) * Fans.Of(shape).In));
        new Uniform(-bound, bound).Fill(values, shape, random);
    }
}
