using Linnet.Tensors.Kernels.Elementwise;

namespace Linnet.Tensors.Operations;

/// <summary>x · sigmoid(x), also called swish (Elfwing et al. 2017).</summary>
public static class SiluOperation
{
    /// <summary>x · sigmoid(x), also called swish (Elfwing et al. 2017).</summary>
    /// <param name="input">Any shape.</param>
    /// <returns>The same shape.</returns>
    public static Tensor Silu(this Tensor input) => UnaryOperation.Apply(input, new SiluFunction());
}
