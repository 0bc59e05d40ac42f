using Linnet.Tensors.Kernels.Elementwise;

namespace Linnet.Tensors.Operations;

/// <summary>The Gaussian error linear unit x · Φ(x), with the exact distribution function (Hendrycks and Gimpel 2016).</summary>
public static class GeluOperation
{
    /// <summary>The Gaussian error linear unit x · Φ(x), with the exact distribution function (Hendrycks and Gimpel 2016).</summary>
    /// <param name="input">Any shape.</param>
    /// <returns>The same shape.</returns>
    public static Tensor Gelu(this Tensor input) => UnaryOperation.Apply(input, new GeluFunction());
}
