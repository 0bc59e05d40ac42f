using Linnet.Tensors.Kernels.Elementwise;

namespace Linnet.Tensors.Operations;

/// <summary>The rectified linear unit, max(x, 0).</summary>
public static class ReluOperation
{
    /// <summary>The rectified linear unit, max(x, 0).</summary>
    /// <param name="input">Any shape.</param>
    /// <returns>The same shape.</returns>
    public static Tensor Relu(this Tensor input) => UnaryOperation.Apply(input, new ReluFunction());
}
