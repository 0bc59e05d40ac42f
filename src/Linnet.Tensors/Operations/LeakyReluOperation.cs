using Linnet.Tensors.Kernels.Elementwise;

namespace Linnet.Tensors.Operations;

/// <summary>x where positive, else a small slope times x (Maas et al. 2013).</summary>
public static class LeakyReluOperation
{
    /// <summary>x where positive, else a small slope times x (Maas et al. 2013).</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="slope">Factor of negative values.</param>
    /// <returns>The same shape.</returns>
    public static Tensor LeakyRelu(this Tensor input, float slope = 0.01f) => UnaryOperation.Apply(input, new LeakyReluFunction(slope));
}
