using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class PairFeaturesOperationTests
{
    [Fact]
    public void Gives_both_their_distance_and_their_product()
    {
        using var scope = TensorScope.Inference();
        var features = Tensor.From([1, -2], new Shape(1, 2)).PairFeatures(Tensor.From([3, -5], new Shape(1, 2)));
        Assert.Equal([1, -2, 3, -5, 2, 3, 3, 10], features.ToArray());
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences() =>
        GradientCheck.Run(x => x[0].PairFeatures(x[1]), [new Shape(3, 5), new Shape(3, 5)], step: 1e-3f);

    [Fact]
    public void Shapes_that_differ_are_refused()
    {
        using var scope = TensorScope.Inference();
        Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(1, 2)).PairFeatures(Tensor.Zeros(new Shape(1, 3))));
    }
}
