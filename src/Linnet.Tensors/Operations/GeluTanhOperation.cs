using Linnet.Tensors.Kernels.Elementwise;

namespace Linnet.Tensors.Operations;

/// <summary>The tanh approximation of GELU, as GPT-2 uses it (Hendrycks and Gimpel 2016).</summary>
public static class GeluTanhOperation
{
    /// <summary>The tanh approximation of GELU, as GPT-2 uses it (Hendrycks and Gimpel 2016).</summary>
    /// <param name="input">Any shape.</param>
    /// <returns>The same shape.</returns>
    public static Tensor GeluTanh(this Tensor input) => UnaryOperation.Apply(input, new GeluTanhFunction());
}
