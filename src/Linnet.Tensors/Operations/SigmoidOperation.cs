using Linnet.Tensors.Kernels.Elementwise;

namespace Linnet.Tensors.Operations;

/// <summary>The logistic function 1 / (1 + e^-x), element by element.</summary>
public static class SigmoidOperation
{
    /// <summary>The logistic function 1 / (1 + e^-x), element by element.</summary>
    /// <param name="input">Any shape.</param>
    /// <returns>The same shape.</returns>
    public static Tensor Sigmoid(this Tensor input) => UnaryOperation.Apply(input, new SigmoidFunction());
}
