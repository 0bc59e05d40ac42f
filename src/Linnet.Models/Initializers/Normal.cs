using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Initializers;

/// <summary>Independent values from the normal distribution.</summary>
/// <param name="mean">Mean.</param>
/// <param name="standardDeviation">Standard deviation, at least 0.</param>
public sealed class Normal(double mean = 0, double standardDeviation = 0.05) : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, Shape shape, SeededRandom random)
    {
        foreach (ref var value in values) value = (float)(mean + (standardDeviation * random.NextNormal()));
    }
}
