using Linnet.Tensors.Kernels.Elementwise;

namespace Linnet.Tensors.Operations;

/// <summary>Hyperbolic tangent, element by element.</summary>
public static class TanhOperation
{
    /// <summary>Hyperbolic tangent, element by element.</summary>
    /// <param name="input">Any shape.</param>
    /// <returns>The same shape.</returns>
    public static Tensor Tanh(this Tensor input) => UnaryOperation.Apply(input, new TanhFunction());
}
