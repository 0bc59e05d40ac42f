using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Initializers;

/// <summary>Uniform on ±gain·√(6 / (fan_in + fan_out)) (Glorot and Bengio 2010); Keras' <c>GlorotUniform</c>.</summary>
/// <param name="gain">Factor for the activation that follows; 1 for linear and tanh-like ones.</param>
public sealed class XavierUniform(double gain = 1) : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, Shape shape, SeededRandom random)
    {
        var (fanIn, fanOut) = Fans.Of(shape);
        var bound = gain * Math.Sqrt(6 / (fanIn + fanOut));
        new Uniform(-bound, bound).Fill(values, shape, random);
    }
}
