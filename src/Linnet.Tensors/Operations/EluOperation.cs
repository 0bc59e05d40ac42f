using Linnet.Tensors.Kernels.Elementwise;

namespace Linnet.Tensors.Operations;

/// <summary>x where positive, else alpha · (e^x - 1) (Clevert et al. 2015).</summary>
public static class EluOperation
{
    /// <summary>x where positive, else alpha · (e^x - 1) (Clevert et al. 2015).</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="alpha">Minus the limit for very negative values.</param>
    /// <returns>The same shape.</returns>
    public static Tensor Elu(this Tensor input, float alpha = 1f) => UnaryOperation.Apply(input, new EluFunction(alpha));
}
