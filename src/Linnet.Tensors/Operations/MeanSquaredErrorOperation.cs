namespace Linnet.Tensors.Operations;

/// <summary>The loss of regression, and of distillation on hidden states.</summary>
public static class MeanSquaredErrorOperation
{
    /// <summary>The mean of the squared differences.</summary>
    /// <param name="prediction">Any shape.</param>
    /// <param name="target">The same shape.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Tensor MeanSquaredError(this Tensor prediction, Tensor target)
    {
        Expect.Same(nameof(MeanSquaredError), prediction.Shape, target.Shape);
        var difference = prediction.Sub(target);
        return difference.Mul(difference).Mean();
    }
}
