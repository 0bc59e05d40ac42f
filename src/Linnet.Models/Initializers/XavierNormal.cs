using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Initializers;

/// <summary>Normal with standard deviation gain·√(2 / (fan_in + fan_out)) (Glorot and Bengio 2010); Keras' <c>GlorotNormal</c>.</summary>
/// <param name="gain">Factor for the activation that follows; 1 for linear and tanh-like ones.</param>
public sealed class XavierNormal(double gain = 1) : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, Shape shape, SeededRandom random)
    {
        var (fanIn, fanOut) = Fans.Of(shape);
        new Normal(0, gain * Math.Sqrt(2 / (fanIn + fanOut))).Fill(values, shape, random);
    }
}
