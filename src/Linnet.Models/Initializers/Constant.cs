using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Initializers;

/// <summary>The same value everywhere.</summary>
/// <param name="value">Any finite number.</param>
public sealed class Constant(float value) : IInitializer
{
    /// <summary>Zero everywhere: biases, and the shift of a layer norm.</summary>
    public static IInitializer Zeros { get; } = new Constant(0);

    /// <summary>One everywhere: the scale of a layer norm.</summary>
    public static IInitializer Ones { get; } = new Constant(1);

    /// <inheritdoc/>
    public void Fill(Span<float> values, Shape shape, SeededRandom random) => values.Fill(value);
}
