using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Initializers;

/// <summary>
/// Values from the normal distribution, drawn again when further than two standard deviations from the mean (Keras'
/// <c>TruncatedNormal</c>; BERT starts from it with a standard deviation of 0.02).
/// </summary>
/// <param name="mean">Mean.</param>
/// <param name="standardDeviation">Standard deviation before truncation, at least 0.</param>
public sealed class TruncatedNormal(double mean = 0, double standardDeviation = 0.02) : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, Shape shape, SeededRandom random)
    {
        foreach (ref var value in values)
        {
            var drawn = random.NextNormal();
            while (Math.Abs(drawn) > 2) drawn = random.NextNormal();
            value = (float)(mean + (standardDeviation * drawn));
        }
    }
}
