using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class ReductionOperationTests
{
    [Fact]
    public void Sums_and_means_along_an_axis()
    {
        using var scope = TensorScope.Inference();
        var x = Tensor.From([1, 2, 3, 4, 5, 6], new Shape(2, 3));
        Assert.Equal([5, 7, 9], x.Sum(0).ToArray());
        Assert.Equal([2, 5], x.Mean(^1).ToArray());
        Assert.Equal(3.5f, x.Mean().Item);
        Assert.Throws<ShapeException>(() => x.Sum(2));
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        foreach (var axis in new[] { 0, 1, 2 })
        {
            GradientCheck.Run(x => x[0].Sum(axis), [new Shape(3, 4, 18)]);
            GradientCheck.Run(x => x[0].Mean(axis).Mul(x[0].Sum(axis)), [new Shape(2, 3, 4)], step: 3e-3f);
        }

        GradientCheck.Run(x => x[0].Mean(), [new Shape(5)]);
        GradientCheck.Run(x => x[0].MeanSquaredError(x[1]), [new Shape(2, 3), new Shape(2, 3)]);
    }

    [Fact]
    public void Masked_mean_leaves_padding_out()
    {
        using var scope = TensorScope.Inference();
        var x = Tensor.From([1, 2, 3, 4, 100, 100, 5, 6, 7, 8, 9, 10], new Shape(2, 3, 2));
        Assert.Equal([2, 3, 0, 0], x.MaskedMean(IntTensor.From([1, 1, 0, 0, 0, 0], new Shape(2, 3))).ToArray());
        GradientCheck.Run(y => y[0].MaskedMean(IntTensor.From([1, 0, 1, 1, 1, 1], new Shape(2, 3))), [new Shape(2, 3, 5)]);
    }
}
