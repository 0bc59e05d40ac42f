using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Initializers;

/// <summary>Independent values from the uniform distribution on [<paramref name="low"/>, <paramref name="high"/>).</summary>
/// <param name="low">Lower bound.</param>
/// <param name="high">Upper bound, at least <paramref name="low"/>.</param>
public sealed class Uniform(double low = -0.05, double high = 0.05) : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, Shape shape, SeededRandom random)
    {
        foreach (ref var value in values) value = (float)(low + ((high - low) * random.NextDouble()));
    }

    /// <summary>Uniform on [-1/√fan_in, 1/√fan_in): PyTorch's default for the bias of a dense, convolution or recurrent layer.</summary>
    /// <param name="fanIn">Number of inputs of one output, at least 1.</param>
    public static Uniform ForBias(int fanIn) => new(-1 / Math.Sqrt(fanIn), 1 / Math.Sqrt(fanIn));
}
