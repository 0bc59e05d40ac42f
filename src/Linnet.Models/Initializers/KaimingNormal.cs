using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Initializers;

/// <summary>
/// Normal with standard deviation √(2 / ((1 + slope²)·fan_in)), which keeps the variance through ReLU layers (He et al. 2015);
/// Keras' <c>HeNormal</c>.
/// </summary>
/// <param name="negativeSlope">Slope of the leaky ReLU that follows; 0 for ReLU.</param>
public sealed class KaimingNormal(double negativeSlope = 0) : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, Shape shape, SeededRandom random)
    {
        var deviation = Math.Sqrt(2 / ((1 + (negativeSlope * negativeSlope)) * Fans.Of(shape).In));
        new Normal(0, deviation).Fill(values, shape, random);
    }
}
