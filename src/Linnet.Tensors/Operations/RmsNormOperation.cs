using Linnet.Tensors.Kernels.Random;

namespace Linnet.Tensors.Operations;

/// <summary>Root-mean-square normalisation (Zhang and Sennrich 2019): layer normalisation that leaves the mean alone.</summary>
public static class RmsNormOperation
{
    /// <summary><c>x / √(mean(x²) + epsilon) · weight</c> for each row.</summary>
    /// <param name="input"><c>[..., size]</c>.</param>
    /// <param name="weight"><c>[size]</c>.</param>
    /// <param name="epsilon">Added to the mean square.</param>
    /// <returns>The input's shape.</returns>
    /// <exception cref="ShapeException">The weight does not fit the last axis.</exception>
    public static Tensor RmsNorm(this Tensor input, Tensor weight, float epsilon = 1e-6f) =>
        LayerNormOperation.Run(nameof(RmsNorm), input, null, weight, null, epsilon, DropoutMask.None, isRootMeanSquare: true);
}
